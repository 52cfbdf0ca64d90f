import { expect, test } from 'vitest';
import { isAlive } from './is-alive.ts';

test('this process is alive for what it took up since it started', () => {
  expect(isAlive(process.pid, new Date())).toBe(true);
});

test.runIf(process.platform === 'linux')('a process that started later under the same number is another one', () => {
  expect(isAlive(process.pid, new Date(Date.now() - process.uptime() * 1_000 - 60_000))).toBe(false);
});

test('a number that no process has is not alive', () => {
  expect(isAlive(2 ** 22 + 12_345, new Date())).toBe(false);
});
