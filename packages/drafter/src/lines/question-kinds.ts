import { dataFile } from '@assay/core';
import { z } from 'zod';

const questions = dataFile(
  new URL('../lexicons/questions.json', import.meta.url),
  z.strictObject({ kinds: z.array(z.strictObject({ name: z.string(), ask: z.string(), line: z.string() })).min(1) }),
);

/** A kind of question (how much, by when, who may ...) with the signs of it in an ask and of an answer to it in a line. */
interface QuestionKind {
  readonly name: string;
  readonly ask: RegExp;
  readonly line: RegExp;
}

let compiled: readonly QuestionKind[] | undefined;

/** The kinds of question an ask seems to be. */
export function kindsAsked(ask: string): readonly string[] {
  return kinds()
    .filter((kind) => kind.ask.test(ask))
    .map(({ name }) => name);
}

/** The kinds of question a line seems to answer. */
export function kindsAnswered(line: string): ReadonlySet<string> {
  return new Set(
    kinds()
      .filter((kind) => kind.line.test(line))
      .map(({ name }) => name),
  );
}

// --- Internal ---

function kinds(): readonly QuestionKind[] {
  compiled ??= questions().kinds.map(({ name, ask, line }) => ({ name, ask: new RegExp(ask, 'i'), line: new RegExp(line, 'i') }));
  return compiled;
}
