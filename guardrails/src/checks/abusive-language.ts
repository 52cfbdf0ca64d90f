import { type Action, dataFile, type Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { disguisedWords, longestDisguise } from '../disguised-words.ts';
import { phraseFinder } from '../find-phrases.ts';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/abusive-language.json', import.meta.url),
  z.strictObject({ about: z.string(), slurs: words, profanity: words, insults: words, exceptions: words }),
);

const kinds = ['slur', 'profanity', 'insult'] as const;
type Kind = (typeof kinds)[number];

/** How sure one can be that a word of the kind offends wherever it stands. */
const scores: Readonly<Record<Kind, number>> = { slur: 0.9, profanity: 0.8, insult: 0.6 };

const messages: Readonly<Record<Kind, string>> = {
  slur: 'This text holds a word that demeans people for what they are.',
  profanity: 'This text holds a swear word.',
  insult: 'This text insults somebody.',
};

const incoming: readonly Action[] = ['allow', 'flag'];
const outgoing: readonly Action[] = ['allow', 'flag', 'block'];

/** How far before a word an opening quotation mark is looked for. */
const quotationReach = 200;

/**
 * Finds coarse and abusive words, whole, with letters disguised or not. It does not detect hatred, which mostly needs no such
 * word; and the name of a group of people is never one.
 */
export const abusiveLanguage = defineCheck({
  name: 'abusive-language',
  options: z.strictObject({
    kinds: z.array(z.enum(kinds)).min(1),
    /** Whether words in quotation marks count: who reports abuse has to be able to quote it. */
    quoted: z.boolean().default(false),
  }),
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {
    flag: 'Reword it, or put it in quotation marks if it is evidence.',
    block: 'It was not passed on.',
  },
  make: (options) => {
    let find: ReturnType<typeof finder> | undefined;
    return {
      reach: quotationReach + longestDisguise + 40,
      supports: { input: incoming, context: incoming, output: outgoing },
      async find({ text }) {
        find ??= finder(options.kinds);
        return find(text)
          .filter(({ start }) => options.quoted || !isQuoted(text, start))
          .map(
            ({ kind, start, end }): Finding => ({
              check: 'abusive-language',
              kind,
              start,
              end,
              message: messages[kind],
              score: scores[kind],
            }),
          );
      },
    };
  },
});

// --- Internal ---

interface Abuse {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

function finder(chosen: readonly Kind[]): (text: string) => readonly Abuse[] {
  const { slurs, profanity, insults, exceptions } = lexicon();
  const lists: Readonly<Record<Kind, readonly string[]>> = { slur: slurs, profanity, insult: insults };
  const listed = chosen.flatMap((kind) => lists[kind].map((phrase) => [phrase, kind] as const));
  const inPlain = phraseFinder<Kind | 'exception'>([...listed, ...exceptions.map((phrase) => [phrase, 'exception'] as const)]);
  const inDisguise = disguisedWords(new Map(listed.filter(([phrase]) => !/[ -]/.test(phrase))));
  return (text) => {
    const abuse: Abuse[] = [];
    let innocent = 0;
    for (const { start, end, meaning } of inPlain(text)) {
      if (meaning === 'exception') innocent = Math.max(innocent, end);
      else if (start >= innocent) abuse.push({ kind: meaning, start, end });
    }
    return [...abuse, ...inDisguise(text).map(({ meaning, start, end }): Abuse => ({ kind: meaning, start, end }))];
  };
}

/** Whether a quotation is open at a place; a straight mark opens one behind a space and closes it before one. */
function isQuoted(text: string, place: number): boolean {
  const before = text.slice(Math.max(0, place - quotationReach), place);
  const opening = Math.max(before.lastIndexOf('“'), before.search(/(?:^|[\s(:])["'‘][^"'’\n]{0,200}$/));
  return opening >= 0 && opening >= before.lastIndexOf('”');
}
