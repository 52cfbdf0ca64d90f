import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusRecord } from '@assay/evals/own-data';
import { z } from 'zod';
import type { CollectionRecord } from './system.ts';

/** Documents and questions with what people judged relevant. */
export interface Collection {
  readonly name: string;
  readonly records: readonly CollectionRecord[];
  readonly questions: readonly { readonly text: string; readonly gains: ReadonlyMap<string, number> }[];
}

const query = z.looseObject({ _id: z.string().min(1), text: z.string().min(1) });
const ownQuestion = z.looseObject({ question: z.string().min(1), answerable: z.boolean(), page: z.string().optional() });

/** Reads a folder in BEIR's layout; without one, the pages and the answerable questions of our own policy search suite. */
export function readCollection(folder: string | undefined): Collection {
  if (folder === undefined) return readOwn();
  const records = readRecords(join(folder, 'corpus.jsonl'));
  const gains = new Map<string, Map<string, number>>();
  for (const line of linesOf(join(folder, 'qrels.tsv')).slice(1)) {
    const [asked = '', document = '', score] = line.split('\t');
    const judged = gains.get(asked) ?? new Map<string, number>();
    gains.set(asked, judged.set(document, Number(score)));
  }
  const questions = linesOf(join(folder, 'queries.jsonl'))
    .map((line) => query.parse(JSON.parse(line)))
    .map(({ _id, text }) => ({ text, gains: gains.get(_id) ?? new Map<string, number>() }));
  return { name: basename(folder), records, questions: questions.filter((question) => Math.max(0, ...question.gains.values()) > 0) };
}

// --- Internal ---

function readOwn(): Collection {
  const folder = fileURLToPath(new URL('../../evals/suites/policy-search/', import.meta.url));
  const questions = linesOf(join(folder, 'accuracy.jsonl')).map((line) => ownQuestion.parse(JSON.parse(line)));
  return {
    name: 'own policy pages',
    records: readRecords(join(folder, 'corpus.jsonl')),
    questions: questions.flatMap(({ question, answerable, page }) =>
      answerable && page !== undefined ? [{ text: question, gains: new Map([[page, 1]]) }] : [],
    ),
  };
}

function readRecords(file: string): readonly CollectionRecord[] {
  return linesOf(file).map((line) => {
    const record = corpusRecord.parse(JSON.parse(line));
    return { ...record, id: record._id };
  });
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
