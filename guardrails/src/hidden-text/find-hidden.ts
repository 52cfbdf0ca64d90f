import { findOrders } from '../injection/find-orders.ts';
import { decodeHidden } from './decode-hidden.ts';

/** Characters that a reader cannot see, where they stand. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
  /** Whether they spell out orders to the machine. */
  readonly isOrder: boolean;
}

/** A longer run is cut: it has said enough. */
export const longestHidden = 4_096;

/** Single ones that stand so close, so many of them, are a message and no slip. */
const apart = 64;
const few = 3;

/**
 * Finds characters that are there and not seen: tags (invisible ASCII), variation selectors one after another, runs of characters
 * without width, and single ones scattered through Latin words. What writing needs is left alone: joiners in emoji and in the
 * scripts that have them, soft hyphens, marks of direction, the flags of England, Scotland and Wales.
 */
export function findHidden(text: string): Hidden[] {
  const runs: Hidden[] = [];
  const singles: { readonly start: number; readonly end: number }[] = [];
  for (const { index: start, 0: run } of text.matchAll(unseen)) {
    const end = start + run.length;
    if (isHiding(text, start, run)) runs.push({ start, end, isOrder: givesOrders(decodeHidden(run)) });
    else if (zeroWidth.test(run) && isLatin(text.charCodeAt(start - 1)) && isLatin(text.charCodeAt(end))) singles.push({ start, end });
  }
  return [...runs, ...scattered(text, singles)].sort((a, b) => a.start - b.start);
}

// --- Internal ---

const unseen =
  /(?:[\u00ad\u115f\u1160\u180e\u200b\u200c\u2060-\u2064\u3164\ufeff\uffa0]|\u200d|\u034f|[\ufe00-\ufe0f]|\udb40[\udc00-\uddef]){1,4096}/g;

const tags = /\u{e0000}|[\u{e0001}-\u{e007f}]/u;
const selectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2}/u;
const zeroWidth = /^[\u200b-\u200d\u2060-\u2064\ufeff]/;

/** Unicode Technical Standard 51, annex C: a black flag, the letters of a region, a mark of the end. */
const flag =
  /^\ufe0f?(?:\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})$/u;

function isHiding(text: string, start: number, run: string): boolean {
  if (tags.test(run)) return !(text.slice(start - 2, start) === '\u{1f3f4}' && flag.test(run));
  return selectors.test(run) || [...run].length >= 4;
}

/** Single characters without width in Latin words, where a few stand close together. */
function scattered(text: string, singles: readonly { readonly start: number; readonly end: number }[]): Hidden[] {
  return singles.flatMap(({ start }, place) => {
    const last = singles[place + few - 1];
    if (last === undefined || last.start - start > apart) return [];
    return { start, end: last.end, isOrder: givesOrders(text.slice(start - 1, last.end + 1).replaceAll(unseen, '')) };
  });
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

function givesOrders(words: string): boolean {
  return words.length > 8 && findOrders(words, 1).length > 0;
}
