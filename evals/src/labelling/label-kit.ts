import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, describeIssues, readJsonFile, sha256 } from '@assay/core';
import { z } from 'zod';
import { type RecordLine, readRecordLines } from './record-file.ts';

/** One label of a choice. */
interface LabelChoice {
  readonly value: string | number;
  readonly meaning: string;
}

/** A record to label; `fields` are all its fields, of which only the kit's `show` are shown. */
export interface Question {
  readonly id: string;
  readonly cluster: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface KitBase {
  readonly folder: string;
  readonly name: string;
  readonly description: string;
  /** What the labeller is asked. */
  readonly question: string;
  /** The fields a labeller sees; never the id, which may give the answer away. */
  readonly show: readonly string[];
  /** The field that takes the label in the exported dataset. */
  readonly labelField: string;
  readonly questions: readonly Question[];
  /** SHA-256 of the two files, so that nobody answers one question and exports another. */
  readonly digests: { readonly kit: string; readonly questions: string };
}

/** A choice kit: one of a few labels per record. */
interface ChoiceKit extends KitBase {
  readonly kind: 'choice';
  readonly labels: readonly LabelChoice[];
}

/** A quote kit: none, one or more verbatim quotes from one field of each record. */
interface QuoteKit extends KitBase {
  readonly kind: 'quote';
  readonly quoteFrom: string;
}

/** What two people are asked to label, and how. */
export type LabelKit = ChoiceKit | QuoteKit;

/** How many records a dataset to label may hold. */
export const questionLimit = 100_000;

/** What a labeller types to move about, so no label may be called that. */
const movements = ['skip', 'back', 'stop'] as const;

/** Reads a folder with label-kit.json and questions.jsonl. */
export function readLabelKit(folder: string): LabelKit {
  const kitPath = join(folder, 'label-kit.json');
  const path = join(folder, 'questions.jsonl');
  const about = readJsonFile(kitPath, kitSchema, 'dataset-invalid');
  const problem = problemOf(about);
  if (problem !== undefined) throw new AssayError('dataset-invalid', `${kitPath}: ${problem}`);
  const { lines, torn } = readRecordLines(path);
  if (torn !== undefined) throw new AssayError('dataset-invalid', `${path}, line ${torn.number} is cut off. Restore the file.`);
  if (lines.length === 0) throw new AssayError('dataset-invalid', `${path} holds no records, so there is nothing to label. Add some.`);
  if (lines.length > questionLimit)
    throw new AssayError(
      'dataset-invalid',
      `${path} holds ${lines.length} records; at most ${questionLimit} can be labelled at once. Split it.`,
    );
  const questions = readQuestions(lines, path, about);
  return { ...about, folder, questions, digests: { kit: digestOfFile(kitPath), questions: digestOfFile(path) } };
}

/** A field of a question as a labeller sees it. */
export function shownField(question: Question, field: string): string {
  return String(question.fields[field] ?? '');
}

// --- Internal ---

const words = z.string().trim().min(1).max(5_000);
const field = z.string().min(1).max(100);
const shared = {
  name: z.string().trim().min(1).max(200),
  description: words,
  question: words,
  show: z.array(field).min(1).max(20),
  labelField: field,
};

const kitSchema = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !('kind' in value) ? { kind: 'choice', ...value } : value),
  z.discriminatedUnion('kind', [
    z.strictObject({
      ...shared,
      kind: z.literal('choice'),
      labels: z
        .array(z.strictObject({ value: z.union([z.string().trim().min(1).max(100), z.number().int()]), meaning: words }))
        .min(2)
        .max(50),
    }),
    z.strictObject({ ...shared, kind: z.literal('quote'), quoteFrom: field }),
  ]),
);
type KitFile = z.infer<typeof kitSchema>;

const questionSchema = z.looseObject({ id: z.string().min(1).max(200), cluster: z.string().min(1).max(200).optional() });

function problemOf(about: KitFile): string | undefined {
  const { labelField, show } = about;
  if (labelField === 'id' || labelField === 'cluster' || show.includes(labelField))
    return `the labels cannot go into "${labelField}", which says something else already. Choose another labelField.`;
  if (about.kind === 'quote')
    return show.includes(about.quoteFrom) ? undefined : `quotes are taken from "${about.quoteFrom}", which is not shown. Add it to show.`;
  const values = about.labels.map(({ value }) => String(value).toLowerCase());
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) return `two labels are called "${twice}". Give each its own value.`;
  const movement = movements.find((word) => values.includes(word));
  return movement === undefined ? undefined : `"${movement}" is what a labeller types to move about. Call the label something else.`;
}

function readQuestions(lines: readonly RecordLine[], path: string, about: KitFile): readonly Question[] {
  const ids = new Set<string>();
  return lines.map(({ value, number }) => {
    const refuse = (problem: string) => new AssayError('dataset-invalid', `${path}, line ${number}: ${problem}`);
    const parsed = questionSchema.safeParse(value);
    if (!parsed.success) throw refuse(`${describeIssues(parsed.error)}. Correct the record.`);
    const { data } = parsed;
    if (ids.has(data.id)) throw refuse(`another record has the id "${data.id}" too. Give each its own.`);
    ids.add(data.id);
    if (about.labelField in data)
      throw refuse(`the record holds "${about.labelField}" already, so its label would not be blind. Take the field out.`);
    const missing = about.show.find((name) => !isShowable(data[name]));
    if (missing !== undefined) throw refuse(`the field "${missing}", which label-kit.json shows, has no text. Add it.`);
    if (about.kind === 'quote' && typeof data[about.quoteFrom] !== 'string')
      throw refuse(`quotes are taken from "${about.quoteFrom}", which is not text. Make it a text.`);
    return { id: data.id, cluster: data.cluster ?? data.id, fields: data };
  });
}

function isShowable(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.trim() !== '');
}

function digestOfFile(path: string): string {
  return sha256(readFileSync(path));
}
