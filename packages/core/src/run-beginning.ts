import { randomBytes, randomUUID } from 'node:crypto';
import type { GuardSession } from './guardrails.ts';
import { replayingJournal } from './replaying-journal.ts';
import { restoreFrom } from './restore-from.ts';
import type { RunEvent } from './run-event.ts';
import { openRunJournal, type RunJournal } from './run-journal.ts';
import type { RunParts, RunRequest } from './run-request.ts';
import type { StoredRun } from './store.ts';

/** A run that a process left behind when it stopped, as it was kept. */
export interface LeftRun {
  readonly run: StoredRun;
  readonly events: readonly RunEvent[];
}

/** How a run begins: anew, or under its own name where a process that stopped left it. */
export interface RunBeginning {
  readonly id: string;
  readonly recordKey: Buffer;
  readonly opening: 'run-opened' | 'run-resumed';
  openJournal(session: Pick<GuardSession, 'restore'>): RunJournal;
  /** Keeps that it is under way; of a run that is taken up this is kept before it starts. */
  keep(run: Pick<StoredRun, 'tool' | 'engine' | 'configuration' | 'case'>): Promise<void>;
  /** The values behind its placeholders, those of every time that it began. */
  values(session: Pick<GuardSession, 'restorations'>): Readonly<Record<string, string>>;
  restore(session: Pick<GuardSession, 'restore'>): (text: string) => string;
}

/** Begins a run. */
export function beginRun(
  { store, now, process = 0 }: Pick<RunParts, 'store' | 'now' | 'process'>,
  { caller, comesBack, left }: Pick<RunRequest, 'caller' | 'comesBack' | 'left'>,
): RunBeginning {
  const id = left?.run.id ?? randomUUID();
  const recordKey = left === undefined ? randomBytes(32) : Buffer.from(left.run.recordKey, 'hex');
  const earlier = left?.run.restorations ?? {};
  const restoreEarlier = restoreFrom(earlier);
  return {
    id,
    recordKey,
    opening: left === undefined ? 'run-opened' : 'run-resumed',
    openJournal(session) {
      if (left === undefined) return openRunJournal(id, store.runs, now);
      const journal = openRunJournal(id, store.runs, now, left.events);
      return replayingJournal(journal, left.events, { restoreKept: restoreEarlier, restoreNew: session.restore });
    },
    async keep(run) {
      if (left !== undefined) return;
      const at = now().toISOString();
      await store.runs.open({
        ...run,
        id,
        owner: caller.id,
        status: 'running',
        createdAt: at,
        input: null,
        recordKey: recordKey.toString('hex'),
        restorations: {},
        work: { process, since: at, takenUp: 0, ...(comesBack === true ? { caller } : {}) },
      });
    },
    values: (session) => ({ ...earlier, ...session.restorations() }),
    restore: (session) => (text) => session.restore(restoreEarlier(text)),
  };
}
