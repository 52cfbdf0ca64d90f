import { type Action, dataFile, type Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';

const kinds = ['self-harm', 'threat', 'safeguarding', 'domestic-abuse', 'urgent-need'] as const;
type Kind = (typeof kinds)[number];

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/harm.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    signposting: z.record(z.enum([...kinds, 'source', 'asOf']), z.string().min(1)),
    anchors: words,
    persons: words,
    topics: words,
    negations: words,
    kinds: z.record(z.enum(kinds), z.strictObject({ direct: words, signals: z.array(z.string()) })),
  }),
);

/** A sentence longer than this is judged in parts. */
const longestSentence = 600;

const supported: readonly Action[] = ['flag'];

/**
 * Finds words by which a text may speak of a person in danger, and says whom to tell. It never refuses: who writes so needs a
 * person and not a machine. A sign, no diagnosis: what is said between the lines is not seen.
 */
export const harm = defineCheck({
  name: 'harm',
  options: z.strictObject({ kinds: z.array(z.enum(kinds)).min(1) }),
  judges: 'text',
  reads: 'normalised',
  consequences: {},
  make: (options) => ({
    reach: 2 * longestSentence,
    supports: { input: supported, context: supported },
    async find({ text }) {
      const { signposting } = lexicon();
      return signsIn(text)
        .filter(({ kind }) => options.kinds.includes(kind))
        .map(({ kind, start, end, score }): Finding => ({ check: 'harm', kind, start, end, score, message: signposting[kind] }));
    },
  }),
});

// --- Internal ---

interface Sign {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

interface Patterns {
  /** The first look at a text. */
  readonly anchors: RegExp;
  readonly direct: readonly (readonly [Kind, RegExp])[];
  readonly signals: readonly (readonly [Kind, RegExp])[];
  readonly persons: RegExp;
  readonly topics: RegExp;
  readonly negations: RegExp;
}

let known: Patterns | undefined;

function readPatterns(): Patterns {
  const { kinds: byKind, anchors, persons, topics, negations } = lexicon();
  const whole = (list: readonly string[], flags = 'i') =>
    new RegExp(`(?<![\\w'])(?:${list.join('|').replaceAll('~', "(?:[\\w'’,-]{1,20} ){0,3}")})(?![\\w])`, flags);
  const listed = (from: 'direct' | 'signals') =>
    kinds.flatMap((kind): (readonly [Kind, RegExp])[] => {
      const list = byKind[kind][from];
      return list.length === 0 ? [] : [[kind, whole(list)]];
    });
  known ??= {
    anchors: new RegExp(`\\b(?:${anchors.join('|')})`, 'gi'),
    direct: listed('direct'),
    signals: listed('signals'),
    persons: whole(persons),
    topics: whole(topics),
    negations: whole(negations),
  };
  return known;
}

function signsIn(text: string): Sign[] {
  const { anchors, direct, signals, persons, topics, negations } = readPatterns();
  const signs: Sign[] = [];
  let read = 0;
  for (const { index } of text.matchAll(anchors)) {
    if (index < read) continue;
    const { start, end } = sentenceAt(text, index);
    read = end;
    const sentence = text.slice(start, end).replaceAll('’', "'");
    const found = direct.flatMap(([kind, pattern]) => signOf(kind, pattern.exec(sentence), start, 0.8));
    if (found.length === 0 && persons.test(sentence) && !topics.test(sentence))
      found.push(...signals.flatMap(([kind, pattern]) => signOf(kind, pattern.exec(sentence), start, 0.6)));
    if (found.length > 0 && !negations.test(sentence)) signs.push(...found);
  }
  return signs;
}

function sentenceAt(text: string, place: number): { readonly start: number; readonly end: number } {
  const before = text.slice(Math.max(0, place - longestSentence), place);
  const after = text.slice(place, place + longestSentence);
  const opening = Math.max(before.lastIndexOf('.'), before.lastIndexOf('!'), before.lastIndexOf('?'), before.lastIndexOf('\n'));
  const closing = after.search(/[.!?\n]/);
  return { start: place - before.length + opening + 1, end: place + (closing < 0 ? after.length : closing) };
}

function signOf(kind: Kind, match: RegExpExecArray | null, offset: number, score: number): Sign[] {
  if (match === null) return [];
  return [{ kind, start: offset + match.index, end: offset + match.index + match[0].length, score }];
}
