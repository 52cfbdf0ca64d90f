import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, describeChanges, type EvidenceRecord, messageOf, type Part } from '@assay/core';
import { measureHalf, parseRunLog, type SampleRecord } from '@assay/evals';
import { judgedMetric } from '@assay/evals/judge';
import type { Bundle } from '@assay/gate';
import type { ListedSuite } from '../configurations.ts';
import type { Deployment } from '../deployment.ts';
import { retrieverFor } from '../retriever-for.ts';

/** What came of running one suite again. */
interface ReproducedSuite {
  readonly suite: string;
  readonly status: 'same' | 'different' | 'other-configuration' | 'not-run';
  readonly detail: string;
}

/** What came of running a bundle again; the worst of its suites. */
export interface Reproduction {
  readonly status: 'same' | 'different' | 'other-configuration' | 'not-run';
  readonly suites: readonly ReproducedSuite[];
  /** What differs here without being code or data: another Node, another ICU. */
  readonly environment: readonly string[];
}

const worstFirst = ['different', 'other-configuration', 'not-run', 'same'] as const;

/** Runs every suite of a bundle with the code that is here, where that is the bundle's own, and compares sample by sample. */
export async function reproduceBundle(
  { manifest, files }: Bundle,
  evidence: readonly EvidenceRecord[],
  deployment: Deployment,
  onProgress: (suite: string, done: number, total: number) => void,
): Promise<Reproduction> {
  const listed = deployment.listed.get(manifest.tool);
  const suites: ReproducedSuite[] = [];
  const environment = new Set<string>();
  for (const record of evidence) {
    const { suite } = record.report;
    const here = listed?.status === 'listed' ? listed.suites.find((item) => item.suite.name === suite) : undefined;
    if (here === undefined) {
      suites.push({
        suite,
        status: 'other-configuration',
        detail: listed?.status === 'broken' ? listed.reason : 'there is no such suite here',
      });
      continue;
    }
    const changes = changesHere(record, here);
    for (const item of changes.environment) environment.add(item);
    if (changes.code.length > 0) {
      const more = changes.code.length > 4 ? ` and ${changes.code.length - 4} more` : '';
      suites.push({ suite, status: 'other-configuration', detail: `${changes.code.slice(0, 4).join(', ')}${more}` });
      continue;
    }
    const log = files.get(`logs/${record.logFile}`);
    suites.push(await runAgain(here, Buffer.from(log ?? []).toString('utf8'), record, deployment, onProgress));
  }
  const status = worstFirst.find((state) => suites.some((suite) => suite.status === state)) ?? 'not-run';
  return { status, suites, environment: [...environment] };
}

// --- Internal ---

function changesHere(
  record: EvidenceRecord,
  here: ListedSuite,
): { readonly code: readonly string[]; readonly environment: readonly string[] } {
  const isEnvironment = ({ kind, name }: Part) => kind === 'setting' && (name === 'node-major' || name === 'icu');
  const split = (parts: readonly Part[], wanted: boolean) => parts.filter((part) => isEnvironment(part) === wanted);
  const between = (wanted: boolean) => [
    ...new Set([
      ...describeChanges(split(record.configurationParts, wanted), split(here.configuration.parts, wanted)),
      ...describeChanges(split(record.suiteParts, wanted), split(here.suiteParts.parts, wanted)),
    ]),
  ];
  return { code: between(false), environment: between(true) };
}

async function runAgain(
  here: ListedSuite,
  log: string,
  record: EvidenceRecord,
  { engine, guardrails, now }: Deployment,
  onProgress: (suite: string, done: number, total: number) => void,
): Promise<ReproducedSuite> {
  const { suite } = record.report;
  const logFolder = await mkdtemp(join(tmpdir(), 'assay-reproduce-'));
  try {
    const parts = {
      engine,
      guardrails,
      retrieverFor,
      logFolder,
      now,
      onProgress: (done: number, total: number) => onProgress(suite, done, total),
    };
    const again = await measureHalf(here, 'gate', parts);
    const before = new Map(parseRunLog(log).map((sample) => [sample.id, comparable(sample)]));
    const after = parseRunLog(again.log);
    const different = after.filter((sample) => before.get(sample.id) !== comparable(sample)).map(({ id }) => id);
    const isSame =
      different.length === 0 &&
      after.length === before.size &&
      canonicalJson(again.report.metrics) === canonicalJson(withoutJudged(record.report.metrics));
    const unasked = record.report.judge === undefined ? '' : '; what a model judge said was left out, it is not asked again';
    if (isSame)
      return { suite, status: 'same', detail: `${after.length} samples, every score, input and output digest, and every metric${unasked}` };
    const named = different.length > 3 ? `${different.slice(0, 3).join(', ')} and ${different.length - 3} more` : different.join(', ');
    return {
      suite,
      status: 'different',
      detail: different.length === 0 ? 'other samples or metrics' : `${different.length} of ${after.length} samples differ: ${named}`,
    };
  } catch (error) {
    return { suite, status: 'not-run', detail: messageOf(error) };
  } finally {
    await rm(logFolder, { recursive: true, force: true });
  }
}

/** Everything of a sample but how long it took, how often a busy engine was asked, and what a judge said. */
function comparable({ milliseconds: _milliseconds, tries: _tries, scores, unscored, ...rest }: SampleRecord): string {
  return canonicalJson({ ...rest, scores: withoutJudged(scores), unscored: unscored.filter((name) => name !== judgedMetric) });
}

/** A model judge is not asked again: what it said is not compared. */
function withoutJudged<Value>({ [judgedMetric]: _judged, ...others }: Readonly<Record<string, Value>>): Record<string, Value> {
  return others;
}
