import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusRecord } from '@assay/evals/own-data';
import { z } from 'zod';
import type { CollectionRecord } from './system.ts';

/** Documents and questions with what people judged relevant. */
export interface Collection {
  readonly name: string;
  readonly folder: string | undefined;
  readonly records: readonly CollectionRecord[];
  readonly questions: readonly { readonly text: string; readonly gains: ReadonlyMap<string, number> }[];
}

const query = z.looseObject({ _id: z.string().min(1), text: z.string().min(1) });
const ownQuestion = z.looseObject({ question: z.string().min(1), answerable: z.boolean(), page: z.string().optional() });

/** Reads a folder in BEIR's layout; without one, the pages and the answerable questions of our own policy search suite. */
export function readCollection(folder: string | undefined): Collection {
  if (folder === undefined) return readOwn();
  const records = readRecords(join(folder, 'corpus.jsonl'));
  const gains = readGains(join(folder, 'qrels.tsv'), new Set(records.map(({ id }) => id)));
  const questions = parsedLines(join(folder, 'queries.jsonl'), query)
    .map(({ _id, text }) => ({ text, gains: gains.get(_id) ?? new Map<string, number>() }))
    .filter((question) => Math.max(0, ...question.gains.values()) > 0);
  if (questions.length === 0) throw new Error(`${folder}: no question has a relevant document, so there is nothing to compare.`);
  return { name: basename(folder), folder, records, questions };
}

// --- Internal ---

function readOwn(): Collection {
  const folder = fileURLToPath(new URL('../../evals/suites/policy-search/', import.meta.url));
  return {
    name: 'own policy pages',
    folder: undefined,
    records: readRecords(join(folder, 'corpus.jsonl')),
    questions: parsedLines(join(folder, 'accuracy.jsonl'), ownQuestion).flatMap(({ question, answerable, page }) =>
      answerable && page !== undefined ? [{ text: question, gains: new Map([[page, 1]]) }] : [],
    ),
  };
}

function readRecords(file: string): readonly CollectionRecord[] {
  const records = parsedLines(file, corpusRecord).map((record) => ({ ...record, id: record._id }));
  if (new Set(records.map(({ id }) => id)).size < records.length) throw new Error(`${file}: two documents have the same _id.`);
  return records;
}

function readGains(file: string, ids: ReadonlySet<string>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const gains = new Map<string, Map<string, number>>();
  for (const { number, text } of linesOf(file).slice(1)) {
    const [asked = '', document = '', score = ''] = text.split('\t').map((cell) => cell.trim());
    if (score === '' || !Number.isFinite(Number(score)))
      throw new Error(`${file}:${number}: a line is a query id, a corpus id and a number, with tabs between them.`);
    if (!ids.has(document)) throw new Error(`${file}:${number}: there is no document "${document}" in corpus.jsonl.`);
    const judged = gains.get(asked) ?? new Map<string, number>();
    gains.set(asked, judged.set(document, Number(score)));
  }
  return gains;
}

function parsedLines<Shape>(file: string, shape: z.ZodType<Shape>): readonly Shape[] {
  return linesOf(file).map(({ number, text }) => {
    try {
      return shape.parse(JSON.parse(text));
    } catch (error) {
      const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw new Error(`${file}:${number}: ${problem}`);
    }
  });
}

function linesOf(file: string): readonly { readonly number: number; readonly text: string }[] {
  if (!existsSync(file)) throw new Error(`There is no ${file}: a collection is corpus.jsonl, queries.jsonl and qrels.tsv.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text, place) => ({ number: place + 1, text }))
    .filter(({ text }) => text.trim() !== '');
}
