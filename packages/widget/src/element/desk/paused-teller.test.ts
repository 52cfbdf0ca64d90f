import { expect, test } from 'vitest';
import { pausedTeller } from './paused-teller.ts';

function underTest() {
  let pending: (() => void) | undefined;
  const said: string[] = [];
  const teller = pausedTeller({
    say: (text) => said.push(text),
    later(work, ms) {
      expect(ms).toBeGreaterThanOrEqual(7_000);
      pending = work;
      return () => {
        pending = undefined;
      };
    },
  });
  return { teller, said, pause: () => pending?.() };
}

test('who writes hears nothing until they have stopped, and then the last summary alone', () => {
  const { teller, said, pause } = underTest();
  teller.typed();
  teller.found('1 figure');
  teller.typed();
  teller.found('2 figures');
  expect(said).toEqual([]);
  pause();
  expect(said).toEqual(['2 figures']);
});

test('what is found after the pause is told then', () => {
  const { teller, said, pause } = underTest();
  teller.typed();
  pause();
  teller.found('1 figure');
  expect(said).toEqual(['1 figure']);
});

test('the same is not told twice', () => {
  const { teller, said, pause } = underTest();
  for (let times = 0; times < 3; times += 1) {
    teller.typed();
    teller.found('1 figure');
    pause();
  }
  expect(said).toEqual(['1 figure']);
});
