import { messageOf } from './assay-error.ts';
import { closeLostRun } from './close-lost-run.ts';
import { restoreFrom } from './restore-from.ts';
import { restoreTexts } from './restore-texts.ts';
import type { LeftRun } from './run-beginning.ts';
import type { RunParts, RunRequest } from './run-request.ts';
import type { StoredRun } from './store.ts';

/** What runs that were left over are dealt with by. */
export interface TakingUp extends Pick<RunParts, 'store' | 'now'> {
  readonly process: number;
  /** Whether a process still runs that worked on something since a time. */
  isAlive(process: number, since: Date): boolean;
  /** Whether this process works on a run that it began. */
  isActive(run: string): boolean;
  /** Starts a run, or says why not. */
  start(request: RunRequest): Promise<string | undefined>;
}

/** How many runs were gone on with, and how many ended because nobody can go on with them. */
export interface TakenUp {
  readonly takenUp: number;
  readonly ended: number;
}

/** A run that was under way so often when a process stopped may be why it stopped. */
const mostTakenUp = 3;

/** After so long nobody waits any more, and those who began it may have other rights by now. */
const longestMs = 24 * 3_600_000;

/**
 * Deals with every run whose process is gone: one that somebody can come back for is taken up under its name, for whoever began it;
 * any other is told and recorded to have ended, so that each opening record has a closing one.
 */
export async function takeUpRuns(parts: TakingUp): Promise<TakenUp> {
  let [takenUp, ended] = [0, 0];
  for (const { id } of await Array.fromAsync(parts.store.runs.find({ underWay: true }))) {
    const run = await parts.store.runs.get(id);
    if (run?.status !== 'running' || isWorkedOn(run, parts)) continue;
    // Durable before anything is done: of several that look one deals with it, and what brings it down is not tried for ever.
    if (!(await claim(run, parts))) continue;
    const left = { run, events: await parts.store.runs.events(id, 0) };
    const reason = await goOn(left, parts);
    if (reason === undefined) takenUp += 1;
    else {
      await closeLostRun(left, reason, parts);
      ended += 1;
    }
  }
  return { takenUp, ended };
}

// --- Internal ---

/** A run of a process that lives; one that this process began and works on no longer could not be recorded to its end. */
function isWorkedOn({ id, work }: StoredRun, { process, isAlive, isActive, now }: TakingUp): boolean {
  if (work === undefined || !isAlive(work.process, new Date(work.since))) return false;
  return work.process !== process || isActive(id) || now().getTime() - Date.parse(work.since) < justBegunMs;
}

/** Makes a run this process's own; false where another one was first. One of an Assay that did not say who works on it is nobody's. */
async function claim({ id, work }: StoredRun, { store, process, now }: TakingUp): Promise<boolean> {
  return work === undefined || store.runs.takeUp(id, { ...work, process, since: now().toISOString(), takenUp: work.takenUp + 1 });
}

/** Goes on with a run, or says why it cannot be. */
async function goOn({ run, events }: LeftRun, parts: TakingUp): Promise<string | undefined> {
  const { work } = run;
  if (work?.process === parts.process && parts.isAlive(work.process, new Date(work.since))) return unrecorded;
  if (work?.caller === undefined || events.at(-1)?.type === 'ended') return stopped;
  if (run.input === null) return `${stoppedBefore} its input had been checked, so the input was not kept. Start it again.`;
  if (work.takenUp >= mostTakenUp) return `${stopped} It was under way at ${mostTakenUp + 1} stops in a row: give it less at once.`;
  const age = parts.now().getTime() - Date.parse(run.createdAt);
  if (age > longestMs) return `${stopped} It was begun more than a day ago.`;
  const input = restoreTexts(run.input, restoreFrom(run.restorations));
  try {
    return await parts.start({ tool: run.tool, input, caller: work.caller, comesBack: true, left: { run, events } });
  } catch (error) {
    return `${stopped} It could not be gone on with: ${messageOf(error)}`;
  }
}

/** It is kept a moment before this process counts it among those that it works on. */
const justBegunMs = 10_000;

const stoppedBefore = 'The service stopped while this run was under way, before';
const stopped = 'The service stopped while this run was under way. Start it again.';
const unrecorded = 'The record of this run could not be completed, so what it told does not stand. Start it again.';
