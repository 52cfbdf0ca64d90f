import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { Letter, Sentence } from '../letter/read-letter.ts';
import type { Standing } from '../letter/read-role.ts';
import { type LetterKind, letterKinds } from '../letter-kinds.ts';
import { type SignedSentence, signedSentence, signTest } from './sign-lexicon.ts';

/** A kind of a letter, why it is thought to be one, and the words that say so; none where who writes says it. */
export interface KindSign {
  readonly kind: LetterKind;
  readonly reason: string;
  readonly sentences: readonly Sentence[];
}

const lexicon = dataFile(
  new URL('../../lexicons/kinds.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    kinds: z
      .array(
        z.strictObject({ kind: z.enum(letterKinds), reason: z.string(), cues: z.array(z.string()).min(1), unless: z.array(z.string()) }),
      )
      .min(1),
  }),
);

/**
 * The kinds that a letter's words and its writer make it, each with its reason; what is left for an official to answer
 * is told by the asks, elsewhere. A statutory request need not name its Act.
 */
export function readKinds(letter: Letter, { role }: Standing): readonly KindSign[] {
  const subject = letter.subject === '' ? [] : [placeOf(letter, letter.subject)];
  const sentences = [...subject, ...letter.sentences].map((sentence) => ({ sentence, ready: signedSentence(sentence) }));
  const said = tests().flatMap(({ kind, reason, isSign }): readonly KindSign[] => {
    const signs = sentences.filter(({ ready }) => isSign(ready)).map(({ sentence }) => sentence);
    return signs.length === 0 ? [] : [{ kind, reason, sentences: signs }];
  });
  const isLetter = /^[ \t]*dear\b/im.test(letter.text);
  const question = said.find(({ kind }) => kind === 'parliamentary-question');
  // A question as it is tabled is nothing else; a letter may hold one beside other things.
  if (question !== undefined && !isLetter) return [question];
  return [...written(role), ...withoutOwnData(said)];
}

// --- Internal ---

let compiled:
  | readonly { readonly kind: LetterKind; readonly reason: string; readonly isSign: (sentence: SignedSentence) => boolean }[]
  | undefined;

function tests() {
  compiled ??= lexicon().kinds.map(({ kind, reason, ...patterns }) => ({ kind, reason, isSign: signTest(kind, patterns) }));
  return compiled;
}

function placeOf({ text }: Letter, words: string): Sentence {
  const start = Math.max(text.indexOf(words), 0);
  return { start, end: start + words.length, text: words };
}

function written(role: Standing['role']): readonly KindSign[] {
  if (role === 'mp' || role === 'peer' || role === 'devolved-member')
    return [{ kind: 'members', reason: 'a member of a parliament writes', sentences: [] }];
  return role === 'private-office' ? [{ kind: 'private-office', reason: 'another office of state writes', sentences: [] }] : [];
}

/** A sentence that asks for the writer's own data, or stands in a question of Parliament, asks for no other record. */
function withoutOwnData(signs: readonly KindSign[]): readonly KindSign[] {
  const others = signs.filter(({ kind }) => kind === 'data-rights' || kind === 'parliamentary-question');
  const taken = new Set(others.flatMap(({ sentences }) => sentences.map(({ start }) => start)));
  return signs.flatMap((sign) => {
    if (sign.kind !== 'foi') return [sign];
    const sentences = sign.sentences.filter(({ start }) => !taken.has(start));
    return sentences.length === 0 ? [] : [{ ...sign, sentences }];
  });
}
