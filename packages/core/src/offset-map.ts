/** Where a changed text stands in the text it was made from. */
export interface OffsetMap {
  /** The original offset of a place in the changed text; inside a replacement, the start of what was replaced. */
  toOriginal(offset: number): number;
}

/** A stretch of the original, [start, end), and what stands there instead. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies replacements, sorted and apart, and keeps the way back. Everything between them stays byte for byte. */
export function replaceWithMap(original: string, replacements: readonly Replacement[]): { readonly text: string; readonly map: OffsetMap } {
  const pieces: string[] = [];
  const shifts: { readonly at: number; readonly end: number; readonly original: number; readonly originalEnd: number }[] = [];
  let from = 0;
  let length = 0;
  for (const { start, end, text } of replacements) {
    pieces.push(original.slice(from, start), text);
    length += start - from;
    shifts.push({ at: length, end: length + text.length, original: start, originalEnd: end });
    length += text.length;
    from = end;
  }
  pieces.push(original.slice(from));
  return {
    text: pieces.join(''),
    map: {
      toOriginal(offset) {
        const before = shifts[lastAtOrBefore(shifts, offset)];
        if (before === undefined) return offset;
        return offset < before.end ? before.original : before.originalEnd + (offset - before.end);
      },
    },
  };
}

// --- Internal ---

/** The place of the last shift at or before an offset, by halving; -1 where there is none. */
function lastAtOrBefore(shifts: readonly { readonly at: number }[], offset: number): number {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((shifts[middle]?.at ?? Number.POSITIVE_INFINITY) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
