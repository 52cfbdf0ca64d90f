import { messageOf, type Report } from '@assay/core';
import { measureSuite, measureTuneHalf } from '@assay/evals';
import { readAttempts } from '@assay/gate';
import { openMemoryStore } from '@assay/stores';
import type { ListedSuite } from './configurations.ts';
import { type Deployment, retrieverFor } from './deployment.ts';

/** Which tools to measure and how. */
export interface MeasureRequest {
  readonly tools: readonly string[];
  readonly actor: string;
  /** Why earlier attempts ended badly; recorded for each of them. */
  readonly reason?: string;
  readonly half?: 'gate' | 'tune';
  readonly onProgress?: (suite: string, done: number, total: number) => void;
}

/** What became of one suite. */
export type MeasureOutcome =
  | { readonly status: 'measured'; readonly report: Report }
  | { readonly status: 'not-measured'; readonly suite: string; readonly reason: string };

/** Measures every suite the tools need, each once; the gate then decides from the evidence. */
export async function measureTools(deployment: Deployment, request: MeasureRequest): Promise<readonly MeasureOutcome[]> {
  const suites = new Map<string, ListedSuite>();
  const outcomes: MeasureOutcome[] = [];
  for (const name of request.tools) {
    const listed = deployment.listed.get(name);
    if (listed?.status === 'listed') for (const suite of listed.suites) suites.set(suite.suite.name, suite);
    else outcomes.push({ status: 'not-measured', suite: name, reason: listed?.reason ?? 'there is no such tool' });
  }
  for (const listed of suites.values()) {
    if (request.reason !== undefined) await explainAttempts(deployment, listed, request.actor, request.reason);
    outcomes.push(await measureOne(deployment, listed, request));
  }
  return outcomes;
}

// --- Internal ---

async function measureOne(deployment: Deployment, listed: ListedSuite, request: MeasureRequest): Promise<MeasureOutcome> {
  const { engine, guardrails, folder, store, now } = deployment;
  const { name } = listed.suite;
  const parts = {
    engine,
    guardrails,
    retrieverFor,
    openScratchStore: openMemoryStore,
    store,
    logFolder: folder.logFolder,
    signingKey: folder.runnerKey,
    actor: request.actor,
    process: process.pid,
    now,
    onProgress: (done: number, total: number) => request.onProgress?.(name, done, total),
  };
  try {
    const report = request.half === 'tune' ? await measureTuneHalf(listed, parts) : await measureSuite(listed, parts);
    return { status: 'measured', report };
  } catch (error) {
    return { status: 'not-measured', suite: name, reason: messageOf(error) };
  }
}

/** Records the person's reason for every attempt of this configuration that did not pass. */
async function explainAttempts({ store, now }: Deployment, listed: ListedSuite, actor: string, reason: string): Promise<void> {
  const records = await store.audit.read(['attempt-opened', 'attempt-closed', 'attempt-explained']);
  const bad = readAttempts(records).filter(
    ({ suite, configuration, suiteDigest, outcome, isExplained }) =>
      suite === listed.suite.name &&
      configuration === listed.configuration.digest &&
      suiteDigest === listed.suiteParts.digest &&
      outcome !== 'passed' &&
      !isExplained,
  );
  for (const { id } of bad)
    await store.audit.append({ kind: 'attempt-explained', at: now().toISOString(), actor, body: { attempt: id, reason } });
}
