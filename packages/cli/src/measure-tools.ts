import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, messageOf, type Report } from '@assay/core';
import { logFileOf, type MeasureParts, measurePart, measureSuite } from '@assay/evals';
import type { SuiteJudge } from '@assay/evals/judge';
import { readAttempts } from '@assay/gate';
import type { ListedSuite } from './configurations.ts';
import type { Deployment } from './deployment.ts';
import { retrieverFor } from './retriever-for.ts';

/** Which tools to measure and how. */
export interface MeasureRequest {
  readonly tools: readonly string[];
  readonly actor: string;
  /** Why earlier attempts ended badly; recorded for each of them. */
  readonly reason?: string;
  readonly half?: 'gate' | 'tune';
  /** The deep suites as well. */
  readonly deep?: boolean;
  /** Only samples with this word in their name: never evidence. */
  readonly only?: string;
  /** Goes on with attempts that were broken off. */
  readonly resume?: boolean;
  /** Runs at once on a model engine. */
  readonly concurrency?: number;
  /** Judges what the tools say of their sources, beside the suites' own scorers. */
  readonly judge?: SuiteJudge;
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
    if (listed?.status === 'listed') {
      for (const suite of listed.suites) if (suite.suite.tier === 'gate' || request.deep === true) suites.set(suite.suite.name, suite);
    } else outcomes.push({ status: 'not-measured', suite: name, reason: listed?.reason ?? 'there is no such tool' });
  }
  // A word may be in the samples of one suite alone; only where no suite has it is there nothing to measure.
  const unmatched: string[] = [];
  for (const listed of suites.values()) {
    if (request.reason !== undefined) await explainAttempts(deployment, listed, request.actor, request.reason);
    const outcome = await measureOne(deployment, listed, request);
    if (request.only !== undefined && outcome.status === 'not-measured' && outcome.reason.startsWith('No sample of'))
      unmatched.push(outcome.reason);
    else outcomes.push(outcome);
  }
  if (outcomes.length === 0 && unmatched.length > 0) throw new AssayError('suite-invalid', unmatched.join(' '));
  return outcomes;
}

// --- Internal ---

/** Another node can go on from the log as it was so long ago. */
const shareEveryMs = 5_000;
const sharedAt = new WeakMap<Deployment, number>();

function shareSometimes(deployment: Deployment): void {
  const now = performance.now();
  if (now - (sharedAt.get(deployment) ?? Number.NEGATIVE_INFINITY) < shareEveryMs) return;
  sharedAt.set(deployment, now);
  // What another node does not have it measures again.
  void deployment.shareLogs().catch(() => {});
}

async function measureOne(deployment: Deployment, listed: ListedSuite, request: MeasureRequest): Promise<MeasureOutcome> {
  const { engine, guardrails, folder, store, spending, now, process } = deployment;
  const { name } = listed.suite;
  const { half = 'gate', only } = request;
  const parts: MeasureParts = {
    engine,
    guardrails,
    retrieverFor,
    store,
    spending,
    logFolder: folder.logFolder,
    signingKey: folder.runnerKey,
    actor: request.actor,
    process,
    now,
    ...(request.concurrency === undefined ? {} : { concurrency: request.concurrency }),
    ...(request.judge === undefined ? {} : { judge: request.judge }),
    onProgress(done: number, total: number) {
      request.onProgress?.(name, done, total);
      shareSometimes(deployment);
    },
  };
  try {
    if (half === 'tune' || only !== undefined)
      return { status: 'measured', report: await measurePart(listed, { half, ...(only === undefined ? {} : { only }) }, parts) };
    const broken = request.resume === true ? await brokenOff(deployment, listed) : undefined;
    return { status: 'measured', report: await measureSuite(listed, broken === undefined ? parts : { ...parts, resume: broken }) };
  } catch (error) {
    return { status: 'not-measured', suite: name, reason: messageOf(error) };
  }
}

async function attemptsAt({ store }: Deployment, { suite, configuration }: ListedSuite) {
  const records = await store.audit.read(['attempt-opened', 'attempt-resumed', 'attempt-closed', 'attempt-explained']);
  return readAttempts(records).filter((attempt) => attempt.suite === suite.name && attempt.configuration === configuration.digest);
}

/** The last attempt at a suite, where it was broken off and its log is there. */
async function brokenOff(deployment: Deployment, listed: ListedSuite): Promise<string | undefined> {
  const last = (await attemptsAt(deployment, listed)).filter(({ suiteDigest }) => suiteDigest === listed.suiteParts.digest).at(-1);
  if (last?.outcome !== 'open' || deployment.isAlive(last.process, new Date(last.at))) return undefined;
  return existsSync(join(deployment.folder.logFolder, logFileOf(listed.suite.name, last.id))) ? last.id : undefined;
}

/** Records the person's reason for every attempt at this suite and configuration that ended badly; one under way has not ended. */
async function explainAttempts(deployment: Deployment, listed: ListedSuite, actor: string, reason: string): Promise<void> {
  const bad = (await attemptsAt(deployment, listed)).filter(
    (attempt) =>
      attempt.outcome !== 'passed' &&
      attempt.reason === '' &&
      !(attempt.outcome === 'open' && deployment.isAlive(attempt.process, new Date(attempt.at))),
  );
  const at = deployment.now().toISOString();
  for (const { id } of bad) await deployment.store.audit.append({ kind: 'attempt-explained', at, actor, body: { attempt: id, reason } });
}
