/** A character that makes text show in another order than it is stored, where it stands. */
export interface Reordering {
  readonly start: number;
  readonly end: number;
}

const overrides = /[\u202d\u202e]/;
const anyOrder = /[\u202b\u202d\u202e\u2067]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Text written from the right stands near the characters that set it so. */
const reorderingReach = 80;

/** Finds overrides of direction, and settings of text from the right where nothing near is written so (Unicode Standard Annex 9; CVE-2021-42574). */
export function findReordering(text: string): Reordering[] {
  return [...text.matchAll(anyOrder)].flatMap(({ index: start, 0: character }) => {
    const near = text.slice(Math.max(0, start - reorderingReach), start + reorderingReach);
    return overrides.test(character) || !rightToLeft.test(near) ? { start, end: start + 1 } : [];
  });
}
