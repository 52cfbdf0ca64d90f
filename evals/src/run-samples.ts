import { AssayError, digestOf, localCaller, type RunParts, restoreTexts, runTool } from '@assay/core';
import { type CitedStatement, judgeStatements, statementsOf } from './judge/judge-statements.ts';
import { judgedMetric, type SuiteJudge } from './judge/with-judge.ts';
import type { SampleRecord } from './run-log.ts';
import type { Try } from './run-pool.ts';
import type { AnySuite, PairScorer, Sample, SampleOutcome, Scorer } from './suite.ts';

/** A sample that was run: what the log keeps of it, and what was said. */
export interface RanSample {
  readonly record: Omit<SampleRecord, 'kept' | 'tries'>;
  readonly said: string;
}

/** What samples are run with. */
interface Running {
  readonly parts: RunParts;
  /** Milliseconds that a sample may take. */
  readonly deadline: number;
  readonly judging?: { readonly standing: SuiteJudge['standing']; readonly runParts: RunParts } | undefined;
}

/** Runs one sample through the same `runTool` that serves people, and scores it; `busy` where the engine asked to wait. */
export async function runSample(
  suite: AnySuite,
  sample: Sample<unknown, unknown>,
  { parts, deadline, judging }: Running,
): Promise<Try<RanSample>> {
  const startedAt = performance.now();
  const { outcome, statements, retryAfter } = await outcomeOf(suite, sample, parts, deadline);
  const scores: Record<string, number | null> = {};
  const unscored: string[] = [];
  for (const [name, scorer] of Object.entries<Scorer<unknown, unknown>>(suite.scorers)) {
    if (scorer.appliesTo?.(sample.record) === false) {
      scores[name] = null;
      continue;
    }
    const score = scoreOf(scorer, sample.record, outcome);
    if (score === 'unscored') unscored.push(name);
    scores[name] = score === 'unscored' ? scorer.worst : score;
  }
  if (judging !== undefined) {
    // Where a judge decides, what it could not judge, and a run that was lost, count as not borne out; where it only tells, it has told nothing.
    const support = outcome.status === 'done' ? await judgeStatements(statements, judging.runParts) : 'unjudged';
    const isLost = support === 'unjudged' && judging.standing === 'calibrated';
    if (isLost) unscored.push(judgedMetric);
    scores[judgedMetric] = typeof support === 'number' ? support : isLost ? 0 : null;
  }
  const marks = marksOf(suite, sample, outcome, unscored);
  const { pair } = sample;
  const ran: RanSample = {
    said: outcome.status === 'done' ? withoutMarks(outcome.text) : `(${outcome.status}: ${outcome.code})`,
    record: {
      kind: 'sample',
      id: sample.id,
      cluster: sample.cluster,
      ...(pair === undefined
        ? {}
        : { pair: { id: pair.id, side: pair.side, characteristic: pair.characteristic, value: pair.value, name: pair.name } }),
      slices: suite.slices?.(sample.record) ?? {},
      status: outcome.status,
      code: outcome.status === 'done' ? '' : outcome.code,
      scores,
      unscored,
      ...(Object.keys(marks).length === 0 ? {} : { marks }),
      input: digestOf(sample.input),
      output: outcome.status === 'done' ? digestOf(JSON.parse(withoutMarks(JSON.stringify(outcome.result) ?? 'null'))) : '',
      milliseconds: Math.round(performance.now() - startedAt),
    },
  };
  if (outcome.status === 'failed' && outcome.code === 'engine-busy')
    return { status: 'busy', otherwise: ran, ...(retryAfter === undefined ? {} : { retryAfter }) };
  return { status: 'done', value: ran };
}

/**
 * Scorers that read text must see no difference between the two sides of a pair's inputs
 * (reference: Rickman 2025 dropped a sentiment scorer that did); names those that do.
 */
export function nullTest(suite: AnySuite, samples: readonly Sample<unknown, unknown>[]): readonly string[] {
  const bases = new Map(samples.flatMap(({ pair }) => (pair?.side === 'base' ? [[pair.id, pair.inputText] as const] : [])));
  return Object.entries<Scorer<unknown, unknown>>(suite.scorers).flatMap(([name, { onText, notFor = [] }]) => {
    if (onText === undefined) return [];
    const isBlind = samples.every(({ pair, record }) => {
      const base = pair?.side === 'variant' ? bases.get(pair.id) : undefined;
      if (pair === undefined || base === undefined || notFor.includes(pair.characteristic)) return true;
      return Math.abs(onText(record, pair.inputText) - onText(record, base)) < 1e-9;
    });
    return isBlind ? [] : [name];
  });
}

// --- Internal ---

/** Text without the random part of a run's placeholders: the same sample gives the same bytes in every run. */
function withoutMarks(text: string): string {
  return text.replace(/(⟦[a-z0-9-]{1,60})-[a-z]{7}⟧/g, '$1⟧');
}

async function outcomeOf(
  suite: AnySuite,
  sample: Sample<unknown, unknown>,
  parts: RunParts,
  deadline: number,
): Promise<{
  readonly outcome: SampleOutcome<unknown>;
  readonly statements: readonly CitedStatement[];
  readonly retryAfter?: number | undefined;
}> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // A tool that does not heed the signal is not waited for: the sample is lost, the run goes on.
  const late = new Promise<SampleOutcome<unknown> & { retryAfter?: number }>((resolve) => {
    timer = setTimeout(() => {
      stop.abort();
      resolve({ status: 'cancelled', code: 'deadline', notices: [] });
    }, deadline);
  });
  try {
    const run = await runTool(parts, { tool: suite.tool.name, input: sample.input, caller: localCaller, signal: stop.signal });
    // Input that the tool refuses is the dataset's mistake, not the tool's: nothing was measured.
    if (run.status === 'refused') throw new AssayError('suite-invalid', `Sample ${sample.id} of ${suite.name} was refused: ${run.message}`);
    const outcome = await Promise.race([run.finished, late]);
    if (outcome.status !== 'done') return { outcome, statements: [], retryAfter: outcome.retryAfter };
    const texts: string[] = [];
    for await (const event of run.journal.follow(0)) if (event.type === 'text') texts.push(event.text);
    const told = { result: outcome.result, text: texts.join('\n') };
    // As its reader has it: with the caller's own names and numbers put back.
    const { result, text } = suite.unrestored === true ? told : restoreTexts(told, run.restore);
    return { outcome: { ...outcome, result, text }, statements: await statementsOf(run) };
  } finally {
    clearTimeout(timer);
  }
}

function marksOf(
  suite: AnySuite,
  { pair, record }: Sample<unknown, unknown>,
  outcome: SampleOutcome<unknown>,
  unscored: string[],
): Record<string, string[]> {
  if (pair === undefined) return {};
  const marks: Record<string, string[]> = {};
  for (const [name, scorer] of Object.entries<PairScorer<unknown, unknown>>(suite.pairScorers ?? {})) {
    try {
      const found = scorer.marks(record, outcome, pair.inputText);
      if (found === 'unscored') unscored.push(name);
      else marks[name] = [...found];
    } catch {
      unscored.push(name);
    }
  }
  return marks;
}

function scoreOf(scorer: Scorer<unknown, unknown>, record: unknown, outcome: SampleOutcome<unknown>): number | 'unscored' {
  try {
    const score = scorer.score(record, outcome);
    if (score === 'unscored') return score;
    if (!Number.isFinite(score)) return 'unscored';
    return scorer.kind !== 'mean' && (score < 0 || score > 1) ? 'unscored' : score;
  } catch {
    // A scorer that fails has not scored: the worst value counts, and `completed` fails.
    return 'unscored';
  }
}
