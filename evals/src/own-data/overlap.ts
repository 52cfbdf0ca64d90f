import { countWords, splitSentences } from '@assay/language';
import { z } from 'zod';
import { runPool } from '../run-pool.ts';
import { type RougeScores, rouge } from '../statistics/rouge.ts';
import { type MetricObservation, measureObservations } from './measure-observations.ts';
import type { OwnDataSuite } from './own-data-suite.ts';
import { measuringParts, runSummary, type Said } from './run-summary.ts';
import { slicesOf } from './slice-by-fields.ts';

const documentRecord = z.looseObject({
  _id: z.string().min(1),
  text: z.string().refine((text) => text.trim() !== '', 'give the document a text'),
});

const reference = z.string().refine((text) => countWords(text) > 0, 'a reference holds words');
const itemRecord = z.looseObject({
  _id: z.string().min(1),
  doc: z.string().min(1),
  query: z.string().nullish(),
  references: z.array(reference).min(1),
});

type Item = z.output<typeof itemRecord>;

const metricNames = ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'] as const;

/** How many words do summaries share with those that people wrote of the same documents? */
export const overlap: OwnDataSuite = {
  name: 'summariser/overlap',
  tool: 'summariser',
  guardrails: 'deployed',
  module: import.meta.url,
  async measure(data, parts) {
    const documents = new Map<string, string>();
    for await (const { _id, text } of data.records('documents.jsonl', documentRecord, ({ _id }) => _id)) documents.set(_id, text);
    const items: Item[] = [];
    for await (const item of data.records('items.jsonl', itemRecord, ({ _id }) => _id)) {
      if (!documents.has(item.doc))
        throw data.refuse(
          'items.jsonl',
          undefined,
          `item "${item._id}" names the document "${item.doc}", which is not in documents.jsonl.`,
        );
      items.push(item);
    }

    const tool = parts.summariser;
    const takesFocus = tool.input.safeParse({ documents: [{ text: 'a' }], length: { words: leastWords }, focus: 'a' }).success;
    const runParts = measuringParts(tool, parts);
    const scores = new Map<string, RougeScores>();
    const lead = new Map<string, RougeScores>();
    const failures = new Map<string, number>();
    const concurrency = parts.engine.kind === 'embedded' ? 1 : 8;
    await runPool(
      items,
      { concurrency, tries: 8, longestWait: 60 },
      (item) => {
        const asked = takesFocus && (item.query ?? '').trim() !== '' ? { focus: (item.query ?? '').slice(0, longestFocus) } : {};
        const text = documents.get(item.doc) ?? '';
        return runSummary(runParts, tool, { documents: [{ text }], length: { words: wordsFor(item) }, ...asked });
      },
      (item, said: Said) => {
        scores.set(item._id, said.status === 'done' ? bestScores(said.text, item.references) : nothingSaid);
        lead.set(item._id, bestScores(openingOf(documents.get(item.doc) ?? '', wordsFor(item)), item.references));
        if (said.status === 'not-done') failures.set(said.code, (failures.get(said.code) ?? 0) + 1);
        data.tell('Summarising', scores.size, items.length);
      },
    );

    // In the order of the data, however the runs came in: sums depend on their order in the last bit.
    const observations = items.flatMap((item) =>
      metricNames.flatMap((metric): MetricObservation[] => {
        const common = { cluster: item.doc, slices: slicesOf(item) };
        return [
          { metric, value: scores.get(item._id)?.[metric] ?? 0, ...common },
          { metric: `lead.${metric}`, value: lead.get(item._id)?.[metric] ?? 0, ...common },
        ];
      }),
    );
    return {
      ...measureObservations(
        observations,
        Object.fromEntries(metricNames.flatMap((metric) => [metric, `lead.${metric}`]).map((metric) => [metric, 'mean' as const])),
      ),
      samples: items.length,
      notes: [
        `For each item as many words were asked for as its references have in the mean: ${Math.round(meanOf(items.map(wordsFor)))} words over all items.`,
        'With several references a score is that of the best of them. Sentences are lines for rougeLsum. Items of one document are one cluster.',
        'Figures that begin with "lead" are those of the document\'s own first sentences, cut at the same length.',
        ...(takesFocus || items.every(({ query }) => (query ?? '').trim() === '')
          ? []
          : ['The summariser takes no query, so queries were not asked.']),
        ...[...failures].map(([code, count]) => `${count} of ${items.length} summaries were not made (${code}) and count as 0.`),
      ],
    };
  },
};

// --- Internal ---

/** The lengths the summariser takes. */
const leastWords = 10;
const mostWords = 10_000;
const longestFocus = 500;

const nothingSaid: RougeScores = { rouge1: 0, rouge2: 0, rougeL: 0, rougeLsum: 0 };

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function meanWords({ references }: Item): number {
  return meanOf(references.map(countWords));
}

/** The words to ask for, within what the summariser takes. */
function wordsFor(item: Item): number {
  return Math.min(mostWords, Math.max(leastWords, Math.round(meanWords(item))));
}

function bestScores(text: string, references: readonly string[]): RougeScores {
  const scores = references.map((words) => rouge(text, byLine(words)));
  const best = (name: keyof RougeScores) => Math.max(...scores.map((score) => score[name]));
  return { rouge1: best('rouge1'), rouge2: best('rouge2'), rougeL: best('rougeL'), rougeLsum: best('rougeLsum') };
}

/** The first sentences of a text; the last may pass the length. */
function openingOf(text: string, words: number): string {
  const lines: string[] = [];
  let count = 0;
  for (const line of sentencesOf(text)) {
    if (count >= words) break;
    lines.push(line);
    count += countWords(line);
  }
  return lines.join('\n');
}

function byLine(text: string): string {
  return sentencesOf(text).join('\n');
}

function sentencesOf(text: string): readonly string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end).replaceAll('\n', ' '));
}
