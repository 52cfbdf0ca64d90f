import { basename, join } from 'node:path';
import { countWords, splitSentences } from '@assay/language';
import { z } from 'zod';
import { rouge } from '../../evals/src/statistics/rouge.ts';
import type { Collection } from './collection.ts';
import { parsedLines } from './parsed-lines.ts';

const document = z.looseObject({
  _id: z.string().min(1),
  text: z.string().refine((text) => text.trim() !== '', 'give the document a text'),
});
const item = z.looseObject({
  _id: z.string().min(1),
  doc: z.string().min(1),
  query: z.string().nullish(),
  references: z.array(z.string().refine((text) => countWords(text) > 0, 'a reference holds words')).min(1),
});

/** What our summariser takes, and so what every method is asked for. */
const taken = { least: 10, most: 10_000, focus: 500 };

/** A folder of documents.jsonl and items.jsonl: ROUGE with the best of the references, as many words asked for as they have in the mean. */
export function readFolder(folder: string): Collection {
  const texts = new Map(parsedLines(join(folder, 'documents.jsonl'), document).map(({ _id, text }) => [_id, text]));
  const items = parsedLines(join(folder, 'items.jsonl'), item);
  if (items.length === 0) throw new Error(`${folder}: items.jsonl has no item, so there is nothing to compare.`);
  return {
    name: basename(folder),
    documents: new Set(items.map(({ doc }) => doc)).size,
    measures: ['rouge-1', 'rouge-2', 'rouge-l'],
    digits: 2,
    tasks: items.map(({ _id, doc, query, references }) => {
      const text = texts.get(doc);
      if (text === undefined) throw new Error(`${folder}: item "${_id}" names the document "${doc}", which is not in documents.jsonl.`);
      const words = references.map(countWords).reduce((sum, count) => sum + count, 0) / references.length;
      const focus = (query ?? '').trim().slice(0, taken.focus);
      return {
        text,
        words: Math.min(taken.most, Math.max(taken.least, Math.round(words))),
        ...(focus === '' ? {} : { focus }),
        score: (sentences: readonly string[]) => bestScores(sentences.join('\n'), references),
      };
    }),
  };
}

// --- Internal ---

function bestScores(text: string, references: readonly string[]): Readonly<Record<string, number>> {
  const scores = references.map((reference) => rouge(text, byLine(reference)));
  return {
    'rouge-1': Math.max(...scores.map(({ rouge1 }) => rouge1)),
    'rouge-2': Math.max(...scores.map(({ rouge2 }) => rouge2)),
    'rouge-l': Math.max(...scores.map(({ rougeL }) => rougeL)),
  };
}

function byLine(text: string): string {
  return splitSentences(text)
    .map(({ start, end }) => text.slice(start, end).replaceAll('\n', ' '))
    .join('\n');
}
