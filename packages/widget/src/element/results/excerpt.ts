/** A text around a stretch of it, in three parts; long texts are cut on both sides. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  readonly isCut: boolean;
}

/** As much as is shown either side: enough to read around, little enough for any text to open at once. */
const mostEitherSide = 4_000;

/** The words at a place, with what stands around them; a place beyond the text marks nothing. */
export function excerpt(text: string, { start, end }: { readonly start: number; readonly end: number }): Excerpt {
  const from = Math.min(start, text.length);
  const to = Math.max(from, Math.min(end, text.length));
  const first = Math.max(0, from - mostEitherSide);
  const last = Math.min(text.length, to + mostEitherSide);
  return {
    before: text.slice(first, from),
    marked: text.slice(from, to),
    after: text.slice(to, last),
    isCut: first > 0 || last < text.length,
  };
}
