import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

function counted(fails = false) {
  const ends: (() => void)[] = [];
  let begun = 0;
  const ask = oneAtATime(async () => {
    begun += 1;
    await new Promise<void>((resolve) => ends.push(resolve));
    if (fails && begun === 1) throw new Error('cut');
  });
  return { ask, end: () => ends.shift()?.(), begun: () => begun };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what is asked for while work is under way is done once more after it, for all who asked', async () => {
  const { ask, end, begun } = counted();
  const first = ask();
  const [second, third] = [ask(), ask()];
  expect([begun(), second === third]).toEqual([1, true]);
  end();
  await first;
  await settled();
  expect(begun()).toBe(2);
  const fourth = ask();
  expect(fourth).not.toBe(second);
  end();
  await second;
  await settled();
  end();
  await fourth;
  expect(begun()).toBe(3);
});

test('work that fails tells those who asked for it, and not those who asked for the next', async () => {
  const { ask, end } = counted(true);
  const [first, second] = [ask(), ask()];
  end();
  await expect(first).rejects.toThrow('cut');
  await settled();
  end();
  await second;
});
