import { messageOf } from './assay-error.ts';
import type { AuditEntry } from './audit.ts';
import { canonicalJson } from './canonical-json.ts';
import { describeIssues } from './data-file.ts';
import { hmac } from './digest.ts';
import { endRun } from './end-run.ts';
import type { Job, JobContext, JobProgress } from './job.ts';
import { beginRun } from './run-beginning.ts';
import { failureOf } from './run-failure.ts';
import { openRunJournal, type RunJournal } from './run-journal.ts';
import type { RunOutcome, ToolRun } from './run-outcome.ts';
import type { RunParts, RunRequest } from './run-request.ts';

/** How often progress is told: each telling is kept. */
const everyMs = 500;

/** Runs a job as a run: role, input, opening record, work with its progress, closing record. */
export async function runJob(job: Job, parts: Pick<RunParts, 'store' | 'now' | 'process'>, request: RunRequest): Promise<ToolRun> {
  const { store, now } = parts;
  const { caller, left } = request;
  if (!job.roles.some((role) => caller.roles.includes(role)))
    return { status: 'refused', code: 'forbidden', message: `${job.title} is for the roles ${job.roles.join(' and ')}. Ask one of them.` };
  const parsed = job.input.safeParse(request.input);
  if (!parsed.success)
    return {
      status: 'refused',
      code: 'invalid-input',
      message: `The input of ${job.title} is not valid: ${describeIssues(parsed.error)}.`,
    };

  const beginning = beginRun(parts, request);
  const { id, recordKey } = beginning;
  const commit = (value: unknown) => hmac(recordKey, canonicalJson(value));
  const audit = (kind: AuditEntry['kind'], body: AuditEntry['body']) =>
    store.audit.append({ kind, at: now().toISOString(), actor: caller.id, body: { run: id, configuration: '', ...body } });
  try {
    const key = caller.key === undefined ? {} : { key: caller.key };
    await audit(beginning.opening, { tool: job.name, engine: '', policy: '', corpus: '', input: commit(parsed.data), ...key });
  } catch (error) {
    const message = `The audit record cannot be written, so nothing was begun: ${messageOf(error)}. Check the data folder, then try again.`;
    return { status: 'refused', code: 'audit-unavailable', message };
  }

  const stop = new AbortController();
  const journal = openRunJournal(id, store.runs, now, left?.events);
  const told = { id, notices: [], used: { input: 0, output: 0 } };

  async function finish(): Promise<RunOutcome> {
    const startedAt = performance.now();
    let outcome: RunOutcome;
    try {
      await beginning.keep({ tool: job.name, engine: '', configuration: '' });
      await store.runs.accept(id, parsed.data, {});
      if (left === undefined) await journal.append({ type: 'started', tool: job.name, engine: '', configuration: '' });
      const context = { run: id, caller, signal: stop.signal, isTakenUp: left !== undefined };
      const result = job.result.parse(await tell(job.work(parsed.data, context), context, journal));
      await journal.append({ type: 'result', result });
      const status = stop.signal.aborted ? ('cancelled' as const) : ('done' as const);
      outcome = status === 'done' ? { status, result, ...told } : { status, code: 'cancelled', message: stopped, ...told };
    } catch (error) {
      outcome = stop.signal.aborted
        ? { status: 'cancelled', code: 'cancelled', message: stopped, ...told }
        : { ...failureOf(error), ...told };
    }
    const { status } = outcome;
    const [code, message] = outcome.status === 'done' ? ['', ''] : [outcome.code, outcome.message];
    try {
      const output = outcome.status === 'done' ? commit(outcome.result) : '';
      const nothing = { checks: {}, found: { listed: [], more: 0 }, tokens: 0, cost: 0 };
      await audit('run-closed', { status, code, output, milliseconds: Math.round(performance.now() - startedAt), ...nothing });
      await endRun(store.runs, journal, { id, end: { type: 'ended', status, code, message, notices: [] }, values: {} });
      return outcome;
    } catch (error) {
      const unrecorded = `The run's record could not be completed: ${messageOf(error)}. Check the data folder, then see what was done.`;
      journal.endUnrecorded({ type: 'ended', status: 'failed', code: 'audit-unavailable', message: unrecorded, notices: [] });
      return { status: 'failed', code: 'audit-unavailable', message: unrecorded, ...told };
    }
  }

  return {
    status: 'started',
    id,
    configuration: '',
    journal,
    finished: finish(),
    restore: (text) => text,
    measures: () => ({ engine: '', times: { guard: 0, engine: 0, held: 0 }, verdicts: [] }),
    cancel: () => stop.abort(),
  };
}

// --- Internal ---

const stopped = 'The work was stopped. What was done until then stays done.';

/** Tells the progress of a job's work, not more often than a person can read; its last step is always told. */
async function tell(work: AsyncGenerator<JobProgress, unknown>, { signal }: JobContext, journal: RunJournal): Promise<unknown> {
  let toldAt = Number.NEGATIVE_INFINITY;
  let untold: JobProgress | undefined;
  try {
    for (let step = await work.next(); ; step = await work.next()) {
      const isLast = step.done === true || signal.aborted;
      if (untold !== undefined && (isLast || performance.now() - toldAt >= everyMs)) {
        await journal.append({ type: 'progress', ...untold });
        toldAt = performance.now();
        untold = undefined;
      }
      if (step.done === true) return step.value;
      untold = step.value;
    }
  } finally {
    // Where its progress could not be kept, the work still cleans up.
    await work.return(undefined);
  }
}
