import { z } from 'zod';
import { type LabelKit, type Question, shownField } from './label-kit.ts';
import { areSameMarks, type Mark, markLimit, readMarks } from './quote-marks.ts';

/** What a labeller decided of one record: one of the kit's values, or the quotes marked. */
export type Label = string | number | readonly Mark[];

/** What a person's words came to: a label, or what is unclear about them. */
export type ReadLabel = { readonly status: 'read'; readonly label: Label } | { readonly status: 'unclear'; readonly problem: string };

/** Reads a label as people write it: a value or its number in the list, or quotes one a line. */
export function readLabel(kit: LabelKit, question: Question, said: string): ReadLabel {
  if (kit.kind === 'quote') {
    const read = readMarks(said.split(/\r?\n/), shownField(question, kit.quoteFrom));
    return read.status === 'read' ? { status: 'read', label: read.marks } : read;
  }
  const wanted = said.trim().toLowerCase();
  const named = kit.labels.find(({ value }) => String(value).toLowerCase() === wanted);
  const label = named ?? (areNumbersFree(kit.labels) && /^\d{1,2}$/.test(wanted) ? kit.labels[Number(wanted) - 1] : undefined);
  if (label !== undefined) return { status: 'read', label: label.value };
  return {
    status: 'unclear',
    problem: `${wanted === '' ? 'No label was given' : `“${said.trim().slice(0, 60)}” is not a label`}. Choose one of: ${kit.labels.map(({ value }) => value).join(', ')}.`,
  };
}

/** Whether the place of a label in the list can stand for it: not where labels are numbers themselves. */
export function areNumbersFree(labels: readonly { readonly value: string | number }[]): boolean {
  return labels.every(({ value }) => !/^\d+$/.test(String(value)));
}

/** What is wrong with a label that was read from a file; undefined if nothing is. */
export function problemOfLabel(kit: LabelKit, question: Question, label: unknown): string | undefined {
  if (kit.kind === 'choice')
    return kit.labels.some(({ value }) => value === label) ? undefined : 'the label is not one of those in label-kit.json';
  const parsed = marksSchema.safeParse(label);
  if (!parsed.success) return 'the label is not a list of quotes with start, end and quote';
  const text = shownField(question, kit.quoteFrom);
  let last = 0;
  for (const { start, end, quote } of parsed.data) {
    if (start < last || end <= start || text.slice(start, end) !== quote) return 'a quote does not stand where it is said to stand';
    last = end;
  }
  return undefined;
}

/** Whether two labels of one record are the same decision. */
export function areSameLabels(kit: LabelKit, question: Question, labels: readonly [Label, Label]): boolean {
  const [first, second] = labels;
  if (kit.kind === 'choice') return first === second;
  return areSameMarks(shownField(question, kit.quoteFrom), marksOf(first), marksOf(second));
}

/** The marks of a label of a quote kit. */
export function marksOf(label: Label): readonly Mark[] {
  return typeof label === 'object' ? label : [];
}

/** A label in words, for people. */
export function labelText(label: Label): string {
  if (typeof label !== 'object') return String(label);
  return label.length === 0 ? 'no quote' : label.map(({ quote }) => `“${quote}”`).join('; ');
}

// --- Internal ---

const marksSchema = z.array(z.strictObject({ start: z.number().int().min(0), end: z.number().int(), quote: z.string() })).max(markLimit);
