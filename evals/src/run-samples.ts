import { AssayError, digestOf, localCaller, type RunParts, runTool } from '@assay/core';
import type { SampleRecord } from './run-log.ts';
import type { AnySuite, Sample, SampleOutcome, Scorer } from './suite.ts';

/** Runs one sample through the same `runTool` that serves people, and scores it. */
export async function runSample(suite: AnySuite, sample: Sample<unknown, unknown>, parts: RunParts): Promise<SampleRecord> {
  const startedAt = performance.now();
  const outcome = await outcomeOf(suite, sample, parts);
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
  return {
    kind: 'sample',
    id: sample.id,
    cluster: sample.cluster,
    ...(sample.pair === undefined ? {} : { pair: { id: sample.pair.id, side: sample.pair.side } }),
    slices: suite.slices?.(sample.record) ?? {},
    status: outcome.status,
    code: outcome.status === 'done' ? '' : outcome.code,
    scores,
    unscored,
    output: outcome.status === 'done' ? digestOf(outcome.result) : '',
    milliseconds: Math.round(performance.now() - startedAt),
  };
}

/**
 * Scorers that read text must see no difference between the two sides of a pair's inputs
 * (reference: Rickman 2025 dropped a sentiment scorer that did); names those that do.
 */
export function nullTest(suite: AnySuite, samples: readonly Sample<unknown, unknown>[]): readonly string[] {
  const bases = new Map(samples.flatMap(({ pair }) => (pair?.side === 'base' ? [[pair.id, pair.inputText] as const] : [])));
  return Object.entries<Scorer<unknown, unknown>>(suite.scorers).flatMap(([name, { onText }]) => {
    if (onText === undefined) return [];
    const isBlind = samples.every(({ pair, record }) => {
      const base = pair?.side === 'variant' ? bases.get(pair.id) : undefined;
      return base === undefined || pair === undefined || Math.abs(onText(record, pair.inputText) - onText(record, base)) < 1e-9;
    });
    return isBlind ? [] : [name];
  });
}

// --- Internal ---

async function outcomeOf(suite: AnySuite, sample: Sample<unknown, unknown>, parts: RunParts): Promise<SampleOutcome<unknown>> {
  const run = await runTool(parts, { tool: suite.tool.name, input: sample.input, caller: localCaller });
  // Input that the tool refuses is the dataset's mistake, not the tool's: nothing was measured.
  if (run.status === 'refused') throw new AssayError('suite-invalid', `Sample ${sample.id} of ${suite.name} was refused: ${run.message}`);
  const outcome = await run.finished;
  if (outcome.status !== 'done') return outcome;
  const texts: string[] = [];
  for await (const event of run.journal.follow(0)) if (event.type === 'text') texts.push(event.text);
  return { ...outcome, text: texts.join('\n') };
}

function scoreOf(scorer: Scorer<unknown, unknown>, record: unknown, outcome: SampleOutcome<unknown>): number | 'unscored' {
  try {
    const score = scorer.score(record, outcome);
    if (score === 'unscored') return score;
    if (!Number.isFinite(score)) return 'unscored';
    return scorer.kind === 'proportion' && (score < 0 || score > 1) ? 'unscored' : score;
  } catch {
    // A scorer that fails has not scored: the worst value counts, and `completed` fails.
    return 'unscored';
  }
}
