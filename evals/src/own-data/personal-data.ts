import type { Finding } from '@assay/core';
import { z } from 'zod';
import { checkText } from './check-text.ts';
import { type MetricObservation, measureObservations } from './measure-observations.ts';
import type { OwnDataSuite } from './own-data-suite.ts';
import { clusterOf, slicesOf } from './slice-by-fields.ts';

const span = z.looseObject({ start: z.number().int().nonnegative(), end: z.number().int().positive(), type: z.string().min(1) });

const record = z.looseObject({ id: z.string().min(1), text: z.string(), spans: z.array(span) }).superRefine(({ text, spans }, context) => {
  for (const [place, { start, end }] of spans.entries())
    if (start >= end || end > text.length)
      context.addIssue({
        code: 'custom',
        path: ['spans', place],
        message: `${start} to ${end} is no stretch of a text of ${text.length} characters (UTF-16)`,
      });
});

/** A span counts as caught where redactions cover this share of it. */
const leastCovered = 0.95;

/** Styles whose identifiers are damaged or false: told in recall, left out of recall.core. */
const outsideCore = new Set(['ocr', 'invalid_labelled']);

/** Is personal data that people labelled redacted, and nothing else? */
export const personalData: OwnDataSuite = {
  name: 'guardrails/personal-data',
  tool: 'guardrails',
  guardrails: 'all-kinds',
  module: import.meta.url,
  async measure(data, { allKinds }) {
    const observations: MetricObservation[] = [];
    let samples = 0;
    for await (const item of data.records('samples.jsonl', record, ({ id }) => id)) {
      samples += 1;
      const { text, spans } = item;
      // Redaction protects what leaves for a model, so that is the walk to measure.
      const { outcome, findings } = await checkText(allKinds, 'personal-data', { text, engine: 'model' });
      const redactions = merged(findings);
      const cluster = clusterOf(item, item.id);
      const slices = slicesOf(item);
      const observe = (metric: string, isSo: boolean, own: Readonly<Record<string, string>> = slices) =>
        observations.push({ metric, value: isSo ? 1 : 0, cluster, slices: own });

      for (const { start, end, type } of spans) {
        const isCaught = coveredOf(redactions, start, end) >= leastCovered * (end - start);
        observe('recall', isCaught, { ...slices, type });
        if (!outsideCore.has(String(item.style))) observe('recall.core', isCaught, { ...slices, type });
      }
      const labelled = merged(spans);
      for (const { start, end } of redactions) observe('precision', coveredOf(labelled, start, end) > 0);
      if (spans.length === 0) observe('clean_flagged', outcome === 'did-not-run' || redactions.length > 0);
    }
    const kinds = { recall: 'proportion', 'recall.core': 'proportion', precision: 'proportion', clean_flagged: 'proportion' } as const;
    return {
      ...measureObservations(observations, kinds),
      samples,
      notes: [`Every recogniser is on (policy "${allKinds.policy}"). The slice "type" holds recall by the type of the span.`],
    };
  },
};

// --- Internal ---

type Stretch = Pick<Finding, 'start' | 'end'>;

/** Stretches in order, those that overlap joined, so that nothing is counted twice. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start < last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  return joined;
}

/** How many characters of a place the stretches cover; they are in order and apart, so the first that matters is found by halving. */
function coveredOf(stretches: readonly Stretch[], start: number, end: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let covered = 0;
  for (let place = low; place < stretches.length; place += 1) {
    const stretch = stretches[place];
    if (stretch === undefined || stretch.start >= end) break;
    covered += Math.min(stretch.end, end) - Math.max(stretch.start, start);
  }
  return covered;
}
