import type { RunClock, RunTimes } from './run-clock.ts';
import type { VerdictCount, VerdictLog } from './verdict-log.ts';

/** What a run has taken so far: where its time went, and what each check did. */
export interface RunMeasures {
  readonly engine: string;
  readonly times: RunTimes;
  readonly verdicts: readonly VerdictCount[];
}

/** Reads the instruments of a run. */
export function readMeasures(engine: string, clock: RunClock, verdicts: VerdictLog): RunMeasures {
  return { engine, times: clock.times(), verdicts: verdicts.counts() };
}
