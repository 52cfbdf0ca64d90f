import type { RunEventBody } from './run-event.ts';
import type { RunJournal } from './run-journal.ts';
import type { RunStore } from './store.ts';

interface Ended {
  readonly id: string;
  readonly end: Extract<RunEventBody, { type: 'ended' }>;
  /** The values behind its placeholders. */
  readonly values: Readonly<Record<string, string>>;
}

/** Closes a run and tells its end, in one write: who hears of the end finds the run ended. */
export async function endRun(runs: RunStore, journal: RunJournal, { id, end, values }: Ended): Promise<void> {
  await Promise.all([runs.close(id, end.status, values), journal.append(end)]);
}
