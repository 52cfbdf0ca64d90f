import type { Guardrails, GuardSession } from '@assay/core';
import { expect, test } from 'vitest';
import { agentRuns } from './agent-runs.ts';

// Nothing is asked of the session here.
const guards = { open: () => ({}) as GuardSession } as unknown as Guardrails;

function runsAt(clock: { ms: number }) {
  return agentRuns(
    guards,
    () => {},
    () => clock.ms,
  );
}

test('a run is found under its name until it is closed', () => {
  const runs = runsAt({ ms: 0 });
  const [one, two] = [runs.open(), runs.open()];
  expect(runs.find(one)).not.toBe(runs.find(two));
  runs.close(one);
  expect(() => runs.find(one)).toThrow(/cannot go on/);
  expect(runs.find(two)).toBeDefined();
});

test.each([undefined, '', 'of another process'])('a run that is not known does not go on: %j', (id) => {
  expect(() => runsAt({ ms: 0 }).find(id)).toThrow(expect.objectContaining({ code: 'tool-failed' }));
});

test('runs that were never closed are forgotten, by number and by age', () => {
  const clock = { ms: 0 };
  const runs = runsAt(clock);
  const first = runs.open();
  for (let count = 0; count < 1_000; count += 1) runs.open();
  expect(() => runs.find(first)).toThrow();
  const later = runs.open();
  clock.ms = 3_600_001;
  const last = runs.open();
  expect(() => runs.find(later)).toThrow();
  expect(runs.find(last)).toBeDefined();
});
