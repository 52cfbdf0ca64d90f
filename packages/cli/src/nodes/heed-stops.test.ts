import type { ToolRun } from '@assay/core';
import { expect, onTestFinished, test } from 'vitest';
import { workingRuns } from '../working-runs.ts';
import { heedStops } from './heed-stops.ts';

/** A run that goes on until it is stopped. */
function goingOn(id: string, stopped: string[]): Promise<ToolRun> {
  const run = { status: 'started', id, finished: new Promise(() => {}), cancel: () => void stopped.push(id) };
  // Only what is asked of a run here.
  return Promise.resolve(run as unknown as ToolRun);
}

async function heeding(asked: readonly string[]) {
  const stopped: string[] = [];
  const working = workingRuns();
  await working.add(goingOn('a', stopped));
  await working.add(goingOn('b', stopped));
  let tell: (run: string | undefined) => void = () => {};
  const hear = (_: string, listener: (run: string | undefined) => void) => {
    tell = listener;
    return () => {};
  };
  onTestFinished(heedStops({ hear, stopsAsked: async () => asked }, working));
  return { stopped, tell: (run: string | undefined) => tell(run) };
}

test('a run that another node asks to stop is stopped at once; one that is not here is not', async () => {
  const { stopped, tell } = await heeding([]);
  tell('b');
  tell('elsewhere');
  expect(stopped).toEqual(['b']);
});

test('what was missed is made up for', async () => {
  const { stopped, tell } = await heeding(['a']);
  tell(undefined);
  await expect.poll(() => stopped).toEqual(['a']);
});

test('it looks by itself, also where nothing is told', async () => {
  const { stopped } = await heeding(['a']);
  await expect.poll(() => stopped, { timeout: 3_000 }).toContain('a');
});
