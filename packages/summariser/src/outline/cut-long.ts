import type { Span } from '@assay/language';

/** A sentence longer than this is cut where it may be. */
const longest = 1_500;
const pieceLength = 700;

/** Where it may be cut, the best first. */
const marks = ['\n', '。', ';', ',', ' '] as const;

/** The pieces of a sentence that never ends, cut at line breaks, semicolons, commas or spaces; a sentence of usual length is whole. */
export function cutLong(text: string, { start, end }: Span): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > longest) {
    const piece = text.slice(from, from + pieceLength);
    const at = marks.map((mark) => piece.lastIndexOf(mark)).find((place) => place > pieceLength / 2);
    const to = from + (at === undefined ? wholeCharacters(piece) : at + 1);
    pieces.push({ start: from, end: to });
    from = to;
    while (from < end && /\s/.test(text[from] ?? '')) from += 1;
  }
  return from < end ? [...pieces, { start: from, end }] : pieces;
}

// --- Internal ---

/** No character of two halves is cut in two. */
function wholeCharacters(piece: string): number {
  return /[\uD800-\uDBFF]$/.test(piece) ? piece.length - 1 : piece.length;
}
