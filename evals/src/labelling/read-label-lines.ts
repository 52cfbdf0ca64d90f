import { existsSync } from 'node:fs';
import { AssayError, describeIssues } from '@assay/core';
import type { z } from 'zod';
import { type Label, problemOfLabel } from './label.ts';
import type { LabelKit } from './label-kit.ts';
import { readRecordLines } from './record-file.ts';

/** Labels by record id, the last one of each, and what a person should know about the file. */
export interface LabelLines<Line> {
  readonly lines: ReadonlyMap<string, Line & { readonly label: Label }>;
  readonly notices: readonly string[];
}

/** Reads a file of labels; each must be one the kit allows, for a record it holds. */
export function readLabelLines<Line extends { readonly id: string; readonly label: unknown }>(
  kit: LabelKit,
  path: string,
  schema: z.ZodType<Line>,
): LabelLines<Line> {
  const found = new Map<string, Line & { readonly label: Label }>();
  if (!existsSync(path)) return { lines: found, notices: [] };
  const questions = new Map(kit.questions.map((question) => [question.id, question]));
  const { lines, torn } = readRecordLines(path);
  for (const { value, number } of lines) {
    const refuse = (problem: string) =>
      new AssayError('dataset-invalid', `${path}, line ${number}: ${problem}. Correct or remove the line.`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw refuse(describeIssues(parsed.error));
    const { id, label } = parsed.data;
    const question = questions.get(id);
    if (question === undefined) throw refuse(`questions.jsonl holds no record "${id}"`);
    const problem = problemOfLabel(kit, question, label);
    if (problem !== undefined) throw refuse(problem);
    // problemOfLabel has just proved it one of the kit's labels.
    found.set(id, { ...parsed.data, label: label as Label });
  }
  return { lines: found, notices: torn === undefined ? [] : [`${path}, line ${torn.number} was cut off by a crash and does not count`] };
}
