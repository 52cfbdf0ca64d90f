import { expect, test } from 'vitest';
import { circuitBreaker } from './circuit-breaker.ts';

function breakerAt() {
  const clock = { now: 0 };
  return { clock, breaker: circuitBreaker(() => clock.now) };
}

test('four troubles do not open it, five in a row do, and a good call between begins anew', () => {
  const { breaker } = breakerAt();
  for (const ending of ['trouble', 'trouble', 'trouble', 'trouble', 'good', 'trouble', 'trouble', 'trouble', 'trouble'] as const)
    breaker.begin()?.(ending);
  expect(breaker.resting()).toBeUndefined();
  breaker.begin()?.('trouble');
  expect(breaker.resting()).toBe(10);
  expect(breaker.begin()).toBeUndefined();
});

test('a request that was rightly refused says nothing of the endpoint', () => {
  const { breaker } = breakerAt();
  for (let count = 0; count < 20; count += 1) breaker.begin()?.('other');
  expect(breaker.resting()).toBeUndefined();
});

test('after the pause one call tries; while it does no other may', () => {
  const { clock, breaker } = breakerAt();
  for (let count = 0; count < 5; count += 1) breaker.begin()?.('trouble');
  clock.now = 10_000;
  const trial = breaker.begin();
  expect(trial).toBeDefined();
  expect(breaker.begin()).toBeUndefined();
  trial?.('good');
  expect(breaker.resting()).toBeUndefined();
});

test('each trial that meets trouble doubles the pause, to five minutes and no more', () => {
  const { clock, breaker } = breakerAt();
  for (let count = 0; count < 5; count += 1) breaker.begin()?.('trouble');
  const pauses: (number | undefined)[] = [];
  for (let trial = 0; trial < 7; trial += 1) {
    clock.now += (breaker.resting() ?? 0) * 1_000;
    breaker.begin()?.('trouble');
    pauses.push(breaker.resting());
  }
  expect(pauses).toEqual([20, 40, 80, 160, 300, 300, 300]);
});

test('a call from before the circuit opened does not end the trial', () => {
  const { clock, breaker } = breakerAt();
  const early = breaker.begin();
  for (let count = 0; count < 5; count += 1) breaker.begin()?.('trouble');
  clock.now = 10_000;
  breaker.begin();
  early?.('other');
  expect(breaker.begin()).toBeUndefined();
});
