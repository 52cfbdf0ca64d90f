import { dataFile } from '@assay/core';
import { z } from 'zod';
import { type Letter, type Sentence, subjectSentence } from '../letter/read-letter.ts';
import { type SignedSentence, signedSentence, signTest } from './sign-lexicon.ts';

/** What reaches a person before anything else. */
export const urgencies = ['self-harm', 'threat-to-life', 'safeguarding', 'threat', 'legal', 'media'] as const;

export type Urgency = (typeof urgencies)[number];

/** A passage that a person must see at once, and what it may be. */
export interface UrgentPassage extends Sentence {
  readonly what: Urgency;
}

const lexicon = dataFile(
  new URL('../../lexicons/urgent.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    urgent: z.array(z.strictObject({ what: z.enum(urgencies), cues: z.array(z.string()).min(1), unless: z.array(z.string()) })).min(1),
  }),
);

/** Every passage that may be urgent or sensitive, gravest kinds first; a passage may be of several kinds. */
export function findUrgent(letter: Letter): readonly UrgentPassage[] {
  const signed = [...subjectSentence(letter), ...letter.everything].map((sentence) => ({ sentence, ready: signedSentence(sentence) }));
  return tests().flatMap(({ what, isSign }) => signed.filter(({ ready }) => isSign(ready)).map(({ sentence }) => ({ ...sentence, what })));
}

// --- Internal ---

let compiled: readonly { readonly what: Urgency; readonly isSign: (sentence: SignedSentence) => boolean }[] | undefined;

function tests() {
  compiled ??= lexicon().urgent.map(({ what, ...patterns }) => ({ what, isSign: signTest(what, patterns) }));
  return compiled;
}
