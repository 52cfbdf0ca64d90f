import { dataFile } from '@assay/core';
import type { Span } from '@assay/language';
import { z } from 'zod';
import { type Letter, type Sentence, subjectSentence } from '../letter/read-letter.ts';
import { isMember, type Standing } from '../letter/read-role.ts';
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
  const sentences = [...subjectSentence(letter), ...letter.sentences].map((sentence) => ({ sentence, ready: signedSentence(sentence) }));
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

/** The first of some kinds that a place in the letter is a sign of. */
export function signAt(kinds: readonly KindSign[], place: Span): KindSign | undefined {
  return kinds.find(({ sentences }) => sentences.some(({ start, end }) => start <= place.start && place.start < end));
}

// --- Internal ---

let compiled:
  | readonly { readonly kind: LetterKind; readonly reason: string; readonly isSign: (sentence: SignedSentence) => boolean }[]
  | undefined;

function tests() {
  compiled ??= lexicon().kinds.map(({ kind, reason, ...patterns }) => ({ kind, reason, isSign: signTest(kind, patterns) }));
  return compiled;
}

function written(role: Standing['role']): readonly KindSign[] {
  if (isMember(role)) return [{ kind: 'members', reason: 'a member of a parliament writes', sentences: [] }];
  return role === 'private-office' ? [{ kind: 'private-office', reason: 'another office of state writes', sentences: [] }] : [];
}

const namesTheAct =
  /\bfreedom of information\b|\bF\.?O\.?I\.?A?\b|\benvironmental information regulations?\b|\bEIRs?\b|\binformation request\b/i;
const ownData = /\b(?:about|on|relating to) me\b|\bmy (?:own |personal )?(?:data|records?|file|information)\b|\bsubject access\b/i;

/**
 * A sentence that asks for the writer's own data, or stands in a question of Parliament, asks for no other record; one that
 * names the Act asks for information, and for own data only where it says so.
 */
function withoutOwnData(signs: readonly KindSign[]): readonly KindSign[] {
  const taken = new Set(
    signs
      .filter(({ kind }) => kind === 'data-rights' || kind === 'parliamentary-question')
      .flatMap(({ sentences }) => sentences.filter(({ text }) => !namesTheAct.test(text)).map(({ start }) => start)),
  );
  return signs.flatMap((sign) => {
    if (sign.kind !== 'foi' && sign.kind !== 'data-rights') return [sign];
    const isKept = ({ start, text }: Sentence) => (sign.kind === 'foi' ? !taken.has(start) : !namesTheAct.test(text) || ownData.test(text));
    const sentences = sign.sentences.filter(isKept);
    return sentences.length === 0 ? [] : [{ ...sign, sentences }];
  });
}
