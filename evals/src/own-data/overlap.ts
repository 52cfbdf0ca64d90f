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
    const maxWords = Math.min(mostWords, Math.max(leastWords, Math.round(meanOf(items.map(meanWords)))));
    const takesQuery = tool.input.safeParse({ document: 'a', maxWords, query: 'a' }).success;
    const runParts = measuringParts(tool, parts);
    const scores = new Map<string, RougeScores>();
    const failures = new Map<string, number>();
    const concurrency = parts.engine.kind === 'embedded' ? 1 : 8;
    await runPool(
      items,
      { concurrency, tries: 8, longestWait: 60 },
      ({ doc, query }) => {
        const asked = takesQuery && (query ?? '').trim() !== '' ? { query } : {};
        return runSummary(runParts, tool, { document: documents.get(doc) ?? '', maxWords, ...asked });
      },
      (item, said: Said) => {
        scores.set(item._id, said.status === 'done' ? meanScores(said.text, item.references) : nothingSaid);
        if (said.status === 'not-done') failures.set(said.code, (failures.get(said.code) ?? 0) + 1);
        data.tell('Summarising', scores.size, items.length);
      },
    );

    // In the order of the data, however the runs came in: sums depend on their order in the last bit.
    const observations = items.flatMap((item) =>
      metricNames.map((metric): MetricObservation => {
        return { metric, value: scores.get(item._id)?.[metric] ?? 0, cluster: item.doc, slices: slicesOf(item) };
      }),
    );
    return {
      ...measureObservations(observations, { rouge1: 'mean', rouge2: 'mean', rougeL: 'mean', rougeLsum: 'mean' }),
      samples: items.length,
      notes: [
        `Summaries of ${maxWords} words were asked for: the mean length of the references, within what the summariser takes.`,
        'With several references a score is its mean over them. Sentences are lines for rougeLsum. Items of one document are one cluster.',
        ...(takesQuery || items.every(({ query }) => (query ?? '').trim() === '')
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
const mostWords = 2_000;

const nothingSaid: RougeScores = { rouge1: 0, rouge2: 0, rougeL: 0, rougeLsum: 0 };

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function meanWords({ references }: Item): number {
  return meanOf(references.map(countWords));
}

function meanScores(text: string, references: readonly string[]): RougeScores {
  const scores = references.map((words) => rouge(text, byLine(words)));
  const mean = (name: keyof RougeScores) => meanOf(scores.map((score) => score[name]));
  return { rouge1: mean('rouge1'), rouge2: mean('rouge2'), rougeL: mean('rougeL'), rougeLsum: mean('rougeLsum') };
}

function byLine(text: string): string {
  return splitSentences(text)
    .map(({ start, end }) => text.slice(start, end).replaceAll('\n', ' '))
    .join('\n');
}
