import { expect, test } from 'vitest';
import { atOnce, inTurns, mapInSteps, type Steps } from './in-turns.ts';

const going = new AbortController().signal;
const items = Array.from({ length: 1_000 }, (_, place) => place);

test('in turns and at once the same comes out', async () => {
  const double = () => mapInSteps(items, (item) => item * 2);
  expect(await inTurns(double(), going)).toEqual(atOnce(double()));
});

function* busy(steps: number): Steps<string> {
  for (let step = 0; step < steps; step += 1) {
    for (const until = performance.now() + 5; performance.now() < until; );
    yield;
  }
  return 'done';
}

test('other work comes between the steps of long work', async () => {
  let others = 0;
  const timer = setInterval(() => (others += 1), 1);
  await inTurns(busy(40), going);
  clearInterval(timer);
  expect(others).toBeGreaterThan(2);
});

test('long work stops where the run was stopped', async () => {
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(new Error('stopped')), 1);
  await expect(inTurns(busy(400), stopping.signal)).rejects.toThrow('stopped');
});
