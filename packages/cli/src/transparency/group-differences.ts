import { dataFile } from '@assay/core';
import { z } from 'zod';
import { type MetricFacts, metricFacts } from './metric-facts.ts';
import { verdictOf } from './metric-words.ts';
import type { ToolFacts } from './tool-facts.ts';

/** What is known of differences by one characteristic, over all bias suites of a tool. */
export interface GroupDifference {
  readonly id: string;
  readonly words: string;
  readonly metrics: readonly MetricFacts[];
  readonly verdict: 'passed' | 'failed' | 'inconclusive' | 'not judged' | 'not measured';
}

/** Every characteristic that matters, measured or not, then any other that was measured. */
export function groupDifferences({ suites }: Pick<ToolFacts, 'suites'>): readonly GroupDifference[] {
  const metrics = suites.filter(({ suite }) => suite.kind === 'bias').flatMap(metricFacts);
  const known = characteristics().characteristics;
  const others = [...new Set(metrics.map(({ characteristic }) => characteristic))]
    .filter((id) => id !== '' && !known.some((item) => item.id === id))
    .map((id) => ({ id, words: id.replaceAll('-', ' ') }));
  return [...known, ...others].map(({ id, words }) => {
    const ours = metrics.filter(({ characteristic }) => characteristic === id);
    return { id, words, metrics: ours, verdict: worstOf(ours) };
  });
}

// --- Internal ---

const characteristics = dataFile(
  new URL('./protected-characteristics.json', import.meta.url),
  z.strictObject({
    source: z.string(),
    characteristics: z.array(z.strictObject({ id: z.string(), words: z.string() })).min(1),
  }),
);

const fromWorst = ['failed', 'inconclusive', 'passed', 'not judged'] as const;

function worstOf(metrics: readonly MetricFacts[]): GroupDifference['verdict'] {
  const verdicts = metrics.map(verdictOf);
  return fromWorst.find((verdict) => verdicts.includes(verdict)) ?? 'not measured';
}
