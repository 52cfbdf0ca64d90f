import { AssayError, type Caller, messageOf, type RunRequest, type Store } from '@assay/core';
import type { NodeWork } from '@assay/stores';

interface Retaining {
  /** Content of runs is kept for so many days. */
  readonly days: number;
  /** Starts a run among the others of a server, or says why not. */
  start(request: RunRequest): Promise<string | undefined>;
  /** Where nodes share work, one of them does it. */
  readonly work: NodeWork | undefined;
  readonly runs: Pick<Store['runs'], 'find'>;
  readonly now: () => Date;
  warn(message: string): void;
}

/** At night in Britain, and at no full hour: much else begins then. */
const nightly = '17 2 * * *';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Whoever keeps the service ordered it, and nobody in particular begins it. */
const nobody: Caller = { id: 'assay', groups: [], roles: ['administrator'] };

/** For how many days `ASSAY_KEEP_DAYS` says that content is kept; without it nothing is erased by itself. */
export function keepDays({ ASSAY_KEEP_DAYS = '' }: Readonly<Record<string, string | undefined>>): number | undefined {
  if (ASSAY_KEEP_DAYS === '') return undefined;
  if (/^[1-9]\d{0,4}$/.test(ASSAY_KEEP_DAYS)) return Number(ASSAY_KEEP_DAYS);
  throw new AssayError('bad-usage', `ASSAY_KEEP_DAYS is a whole number from 1 to 99999, not "${ASSAY_KEEP_DAYS}".`);
}

/**
 * Erases once a day what is older than it is to be kept: every night on one of the nodes, also where all of them were stopped then; on
 * one machine when a day has gone by since the last time. Returns how to end that.
 */
export async function keepRetaining({ days, start, work, runs, now, warn }: Retaining): Promise<() => void> {
  const retain = async () => {
    try {
      const refused = await start({ tool: 'retain', input: { days }, caller: nobody, comesBack: true });
      if (refused !== undefined) warn(`What is kept for ${days} days could not be erased: ${refused}`);
    } catch (error) {
      warn(`What is kept for ${days} days could not be erased: ${messageOf(error)} This is tried again.`);
      throw error;
    }
  };
  if (work !== undefined) {
    await work.schedule(nightly, retain);
    return () => {};
  }
  const look = async () => {
    const from = new Date(now().getTime() - dayMs).toISOString();
    for await (const _ of runs.find({ tool: 'retain', from })) return;
    await retain();
  };
  // What it could not do it has said.
  const timer = setInterval(() => void look().catch(() => {}), hourMs).unref();
  await look().catch(() => {});
  return () => clearInterval(timer);
}
