import { findFigures } from '@assay/language';
import { lexicon } from './lexicon.ts';
import type { Point } from './outline/outline.ts';

/** What a summary has told so far, to know what would only be told again. */
export interface Said {
  add(point: Point): void;
  /** Whether more than this share of what a point says was said; another figure or a "not" is always new. */
  repeats(point: Point, share: number): boolean;
}

/** Keeps what was said. */
export function openSaid(): Said {
  const negations = new Set(lexicon().negating);
  const held = new Set<string>();
  const texts = new Set<string>();
  return {
    add(point) {
      texts.add(point.text);
      for (const key of keysOf(point, negations)) held.add(key);
    },
    repeats(point, share) {
      if (texts.has(point.text)) return true;
      const keys = keysOf(point, negations);
      const known = keys.filter((key) => held.has(key));
      const isNew = keys.some((key) => !held.has(key) && /^[#!]/.test(key));
      return keys.length > 0 && !isNew && known.length > share * keys.length;
    },
  };
}

// --- Internal ---

/** Topic words; figures behind "#"; and, behind "!", what is denied with the words around it. */
function keysOf({ stems, words, own }: Point, negations: ReadonlySet<string>): readonly string[] {
  const denied = words.some((word) => negations.has(word)) ? stems.slice(0, 3).map((stem) => `!${stem}`) : [];
  return [...new Set([...stems, ...findFigures(own).map(({ value }) => `#${value}`), ...denied])];
}
