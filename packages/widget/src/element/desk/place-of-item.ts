import type { CheckItem } from './read-draft.ts';

/** Where an item stands in the text as it is now: the text may have changed since it was found. */
export function placeOfItem(
  { quote, start, end }: Pick<CheckItem, 'quote' | 'start' | 'end'>,
  text: string,
): { readonly start: number; readonly end: number } | undefined {
  if (quote === '') return undefined;
  if (text.slice(start, end) === quote) return { start, end };
  const [before, after] = [text.lastIndexOf(quote, start), text.indexOf(quote, start)];
  const nearest = before < 0 || (after >= 0 && after - start < start - before) ? after : before;
  return nearest < 0 ? undefined : { start: nearest, end: nearest + quote.length };
}
