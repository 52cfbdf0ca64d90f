import { expect, test } from 'vitest';
import { adaptiveLimit } from './adaptive-limit.ts';

const never = new AbortController().signal;

test('no more run at once than the limit, and the rest wait in turn', async () => {
  const limit = adaptiveLimit(2);
  const order: number[] = [];
  const leaves = await Promise.all([limit.enter(never), limit.enter(never)]);
  const third = limit.enter(never).then((leave) => order.push(3) && leave);
  const fourth = limit.enter(never).then((leave) => order.push(4) && leave);
  await Promise.resolve();
  expect(order).toEqual([]);
  for (const leave of leaves) leave(true);
  await Promise.all([third, fourth]);
  expect(order).toEqual([3, 4]);
});

test('a busy endpoint halves it, never below one; as many good calls as run at once raise it by one', async () => {
  const limit = adaptiveLimit(8);
  limit.noteBusy();
  expect(limit.atOnce).toBe(4);
  for (let count = 0; count < 4; count += 1) (await limit.enter(never))(true);
  expect(limit.atOnce).toBe(5);
  for (let count = 0; count < 9; count += 1) limit.noteBusy();
  expect(limit.atOnce).toBe(1);
});

test('it never grows beyond its bound, and a call that failed does not raise it', async () => {
  const limit = adaptiveLimit(2);
  for (let count = 0; count < 50; count += 1) (await limit.enter(never))(true);
  expect(limit.atOnce).toBe(2);
  limit.noteBusy();
  for (let count = 0; count < 50; count += 1) (await limit.enter(never))(false);
  expect(limit.atOnce).toBe(1);
});

test('who stops waiting takes no place', async () => {
  const limit = adaptiveLimit(1);
  const leave = await limit.enter(never);
  const stop = new AbortController();
  const waiting = limit.enter(stop.signal);
  stop.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  leave(true);
  await expect(limit.enter(never)).resolves.toBeTypeOf('function');
});
