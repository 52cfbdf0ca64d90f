import { ladder, type MarkingKind, markingWords, oneOf } from './marking-words.ts';

/** The name of a marking at the beginning of a text. */
export interface MarkingName {
  readonly kind: MarkingKind;
  readonly length: number;
  readonly isUpper: boolean;
}

/** Reads the name with which a text begins: "UK TOP SECRET // …", "Official-Sensitive", "NATO RESTRICTED". */
export function readName(text: string): MarkingName | undefined {
  const { names, abbreviated } = readPatterns();
  const short = abbreviated.exec(text);
  if (short !== null) {
    const kind = markingWords().abbreviations[short[0]];
    if (kind !== undefined) return { kind, length: short[0].length, isUpper: true };
  }
  for (const [kind, pattern] of names) {
    const name = pattern.exec(text)?.[0];
    if (name === undefined) continue;
    const isUpper = name === name.toUpperCase();
    // "CONFIDENTIAL//NOFORN", "UNCLASSIFIED//FOUO": two strokes after an older name are how an ally writes.
    const isAllied = kind === 'legacy' && isUpper && /^ ?\/\//.test(text.slice(name.length));
    return { kind: isAllied ? 'foreign' : kind, length: name.length, isUpper };
  }
  return undefined;
}

// --- Internal ---

interface Patterns {
  readonly names: readonly (readonly [MarkingKind, RegExp])[];
  readonly abbreviated: RegExp;
}

let known: Patterns | undefined;

function readPatterns(): Patterns {
  if (known !== undefined) return known;
  const { tiers, abbreviations, legacy, foreign, prefixes } = markingWords();
  const pattern = (phrases: readonly string[]) =>
    new RegExp(`^(?:(?:${prefixes.join('|')})[ \\-]{1,3})?(?:${oneOf(phrases)})(?![\\w'’])`, 'iu');
  const names: [MarkingKind, RegExp][] = [
    ['foreign', pattern(foreign)],
    // Highest first: TOP SECRET is no SECRET, OFFICIAL-SENSITIVE no OFFICIAL.
    ...[...ladder].reverse().map((tier): [MarkingKind, RegExp] => [tier, pattern(tiers[tier])]),
    ['legacy', pattern(legacy)],
  ];
  const shorts = Object.keys(abbreviations).map((name) => (name.endsWith('//') ? name : `${name}(?![\\w/])`));
  known = { names, abbreviated: new RegExp(`^(?:${shorts.join('|')})`) };
  return known;
}
