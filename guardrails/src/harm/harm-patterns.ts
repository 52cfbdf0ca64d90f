import { type HarmKind, harmKinds, harmWords } from './harm-words.ts';

/** How much a pattern says: by itself, with somebody in particular, or only beside another. */
type HarmWeight = 'says' | 'signs' | 'hints';

/** A way of speaking of danger, as expressions that must all stand in a plain sentence, and others that must not. */
export interface HarmPattern {
  readonly kind: HarmKind;
  readonly weight: HarmWeight;
  readonly needs: readonly RegExp[];
  readonly excludes: readonly RegExp[];
}

export interface HarmPatterns {
  /** Words of which a sentence that speaks of somebody's danger holds one. */
  readonly gate: RegExp;
  readonly someone: RegExp;
  readonly topics: RegExp;
  readonly negations: RegExp;
  readonly all: readonly HarmPattern[];
  /** The patterns that a word can lead to. */
  readonly byWord: ReadonlyMap<string, readonly HarmPattern[]>;
}

let known: HarmPatterns | undefined;

/** Reads the patterns of the lexicon, once. */
export function harmPatterns(): HarmPatterns {
  known ??= compile();
  return known;
}

/** Whether a sentence in plain words fits a pattern. */
export function fitsHarm({ needs, excludes }: HarmPattern, plain: string): boolean {
  return needs.every((part) => part.test(plain)) && !excludes.some((part) => part.test(plain));
}

// --- Internal ---

const weights: readonly HarmWeight[] = ['says', 'signs', 'hints'];

function compile(): HarmPatterns {
  const { gate, negations, kinds } = harmWords();
  const all: HarmPattern[] = [];
  const byWord = new Map<string, HarmPattern[]>();
  for (const kind of harmKinds)
    for (const weight of weights)
      for (const { by, fits } of kinds[kind][weight]) {
        const pattern = { kind, weight, ...readParts(fits) };
        all.push(pattern);
        for (const word of by.split('|')) byWord.set(word, [...(byWord.get(word) ?? []), pattern]);
      }
  return {
    gate: new RegExp(`\\b(?:${gate.map(spaced).join('|')})\\b`, 'gi'),
    someone: whole('<someone>'),
    topics: whole('<topic>'),
    negations: whole(negations.join('|')),
    all,
    byWord,
  };
}

function readParts(fits: string): Pick<HarmPattern, 'needs' | 'excludes'> {
  const parts = fits.split(' & ').map((part) => part.trim().replace(/[\s~]{1,10}$/, ''));
  return {
    needs: parts.filter((part) => !part.startsWith('!')).map(whole),
    excludes: parts.filter((part) => part.startsWith('!')).map((part) => whole(part.slice(1))),
  };
}

function whole(pattern: string): RegExp {
  const gaps = expand(pattern).replaceAll('~ ', '~').replaceAll('~~', '(?:[^ ]{1,20} ){0,7}').replaceAll('~', '(?:[^ ]{1,20} ){0,3}');
  return new RegExp(`\\b(?:${gaps})\\b`);
}

/** Writes out the lists that a pattern names, longest phrases first. */
function expand(pattern: string): string {
  return pattern.replaceAll(/<(\w{1,20})>/g, (_, name: string) => {
    const list = harmWords().lists[name] ?? [];
    return `(?:${[...list]
      .sort((a, b) => b.length - a.length)
      .map(expand)
      .join('|')})`;
  });
}

function spaced(phrase: string): string {
  return phrase.replaceAll(' ', '\\s{1,3}').replaceAll("'", "['’]?");
}
