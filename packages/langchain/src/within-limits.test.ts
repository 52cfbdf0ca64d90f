import { expect, test } from 'vitest';
import { OutOfTime, withinLimits } from './within-limits.ts';

const never = new AbortController().signal;
const deaf = () => new Promise<never>(() => {});

test('work that comes in time is passed on, and so is its fault', async () => {
  expect(await withinLimits(Promise.resolve(7), { signal: never, timeMs: 1_000 })).toBe(7);
  await expect(withinLimits(Promise.reject(new Error('its own')), { signal: never, timeMs: 1_000 })).rejects.toThrow('its own');
});

test('work that listens to nothing is left all the same', async () => {
  await expect(withinLimits(deaf(), { signal: never, timeMs: 5 })).rejects.toBeInstanceOf(OutOfTime);
  const reason = new Error('the person left');
  await expect(withinLimits(deaf(), { signal: AbortSignal.abort(reason), timeMs: 1_000 })).rejects.toBe(reason);
});

test('what it still comes to afterwards troubles nobody', async () => {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), 15));
  await expect(withinLimits(late, { signal: never, timeMs: 5 })).rejects.toBeInstanceOf(OutOfTime);
  // An unhandled rejection would fail this test file.
  await new Promise((resolve) => setTimeout(resolve, 25));
});
