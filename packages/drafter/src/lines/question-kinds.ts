import { dataFile } from '@assay/core';
import { z } from 'zod';

const questions = dataFile(
  new URL('../../lexicons/questions.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    kinds: z.array(z.strictObject({ name: z.string(), ask: z.string(), title: z.string(), text: z.string() })).min(1),
  }),
);

/** The gist of a question (how much, by when, who may ...) with the signs of it in an ask, and in the title and text of a line. */
interface QuestionKind {
  readonly name: string;
  readonly ask: RegExp;
  readonly title: RegExp;
  readonly text: RegExp;
}

let compiled: readonly QuestionKind[] | undefined;

/** Where the signs of a kind are looked for. */
export type QuestionPlace = 'ask' | 'title' | 'text';

/** The kinds of question that words seem to ask, or to answer. */
export function questionKinds(words: string, place: QuestionPlace): ReadonlySet<string> {
  const flat = words.replaceAll(/\s+/g, ' ');
  return new Set(kinds().flatMap((kind) => (kind[place].test(flat) ? [kind.name] : [])));
}

// --- Internal ---

function kinds(): readonly QuestionKind[] {
  compiled ??= questions().kinds.map(({ name, ...signs }) => ({
    name,
    ask: new RegExp(signs.ask, 'i'),
    title: new RegExp(signs.title, 'i'),
    text: new RegExp(signs.text, 'i'),
  }));
  return compiled;
}
