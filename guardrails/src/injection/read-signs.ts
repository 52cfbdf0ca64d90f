import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { PhraseHit } from '../find-by-word.ts';
import { firstWordsFinder } from './first-words.ts';
import { type Disguise, disguisedWords } from './read-disguised.ts';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/injection.json', import.meta.url),
  z.strictObject({
    /** Words that stand for one another, written `{name}` elsewhere. */
    classes: z.record(z.string(), words),
    signs: z.array(
      z.strictObject({
        kind: z.string(),
        weight: z.number().positive(),
        /** The words by which the sign is looked up. */
        first: words,
        /** What must follow them, one of these. */
        next: words.optional(),
        /** What must stand before them. */
        before: z.string().optional(),
        /** Words that must not stand among the three before them. */
        notAfter: z.string().optional(),
        /** Whether they must stand where an order begins. */
        isOrder: z.boolean().optional(),
        /** Whether they must stand at the start of a sentence. */
        isStart: z.boolean().optional(),
      }),
    ),
    otherScripts: z.array(z.strictObject({ kind: z.string(), weight: z.number().positive(), patterns: words })),
    markup: z.array(z.strictObject({ first: words, weight: z.number().positive(), pattern: z.string() })),
  }),
);

/** A sign that a text speaks to the machine, looked up by its first words; a weight of 1 is proof enough. */
export interface Sign {
  readonly kind: string;
  readonly weight: number;
  /** Tried at the end of the first words. */
  readonly next?: RegExp;
  /** Each is tried at their start, and must hold. */
  readonly before: readonly RegExp[];
}

/** A sign that is looked for as it is written, without first words. */
export interface WrittenSign {
  readonly kind: string;
  readonly weight: number;
  readonly pattern: RegExp;
}

/** What first words say: signs may begin with them, or they are disguised. */
interface FirstMeaning {
  readonly signs: readonly Sign[];
  readonly disguise?: Disguise;
}

/** All signs, ready to be looked for. */
export interface Signs {
  findFirst(text: string): PhraseHit<FirstMeaning>[];
  readonly otherScripts: readonly WrittenSign[];
  /** By the character they start with. */
  readonly markup: ReadonlyMap<string, readonly WrittenSign[]>;
}

let read: Signs | undefined;

/** Reads the signs of the lexicon, once. */
export function readSigns(): Signs {
  read ??= makeSigns();
  return read;
}

// --- Internal ---

/** Between two words of a sign: spaces, a comma, quotation marks; and such a word. */
const gap = '[\\s,;:*_"\'“”‘’()-]{1,3}';
const word = '[^\\s.!?,;:*_"\'“”‘’()-]{1,25}';

/** Where an order can begin: at a start, after a stop or a sign, after words that lead up to it. */
const orderStart =
  /(?<=^|[.!?:;,"'“‘«(\]>*#\n|=/\\}-]\s{0,3}|\b(?:please|now|then|and|just|must|should|you to|to you|simply|kindly|but|so|instead|also|first|immediately|completely|always|only|can you|could you|will you|would you|you can|you will|let's|stop|do|or|always|bitte|you may) )/iuy;
const sentenceStart = /(?<=^|[.!?:;"'“‘>\n]\s{0,3})/uy;

function makeSigns(): Signs {
  const { classes, signs, otherScripts, markup } = lexicon();
  const expand = (source: string): string =>
    source.replaceAll(/\{([a-z][a-zA-Z]+)\}/g, (_, name: string) => `(?:${(classes[name] ?? []).map(expand).join('|')})`);
  const patternOf = (source: string) =>
    expand(source)
      .replaceAll(/~(\d+) /g, (_, most: string) => `(?:${word}${gap}){0,${most}}?`)
      .replaceAll(/(?<!\[[^\]]*) (?!\{|\?)/g, gap);

  const byPhrase = new Map<string, Sign[]>();
  for (const { kind, weight, first, next, before, notAfter, isOrder, isStart } of signs) {
    const sign: Sign = {
      kind,
      weight,
      ...(next === undefined ? {} : { next: new RegExp(`(?:${next.map((part) => followedBy(part, patternOf(part))).join('|')})`, 'iuy') }),
      before: [
        ...(before === undefined ? [] : [new RegExp(`(?<=${before.replaceAll(/(?<!\[[^\]]*) (?!\{|\?)/g, '[\\s-]')})`, 'iuy')]),
        ...(notAfter === undefined ? [] : [new RegExp(`(?<!(?<![\\p{L}])(?:${notAfter})\\s(?:${word}\\s){0,2})`, 'iuy')]),
        ...(isOrder === true ? [orderStart] : []),
        ...(isStart === true ? [sentenceStart] : []),
      ],
    };
    for (const phrase of first.flatMap((entry) => classes[entry.slice(1, -1)] ?? [entry])) {
      byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), sign]);
    }
  }
  return {
    findFirst: firstWordsFinder(
      new Map<string, FirstMeaning>([
        ...disguisedWords().map(([word, disguise]) => [word, { signs: [], disguise }] as const),
        ...[...byPhrase].map(([phrase, own]) => [phrase, { signs: own }] as const),
      ]),
    ),
    otherScripts: otherScripts.map(({ kind, weight, patterns }) => ({
      kind,
      weight,
      pattern: new RegExp(patterns.join('|').normalize('NFKC'), 'giu'),
    })),
    markup: Map.groupBy(
      markup.flatMap(({ first, weight, pattern }) =>
        first.map((character) => ({ character, kind: 'markup', weight, pattern: new RegExp(pattern, 'imuy') })),
      ),
      ({ character }) => character,
    ),
  };
}

/** A part follows after a gap, unless it says by "+" that it follows at once; one that ends in a word ends with the word. */
function followedBy(part: string, pattern: string): string {
  const end = /[\p{L})}?]$/u.test(part) ? '(?![\\p{L}\\p{N}])' : '';
  return part.startsWith('+') ? `${pattern.slice(1)}${end}` : `${gap}${pattern}${end}`;
}
