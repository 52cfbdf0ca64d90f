import type { Span } from '@assay/language';
import { readCorrespondent } from '../letter/read-correspondent.ts';
import { readLetter } from '../letter/read-letter.ts';
import { readStanding } from '../letter/read-role.ts';
import { keysOf, namesOf, type Said, saidIn } from './said-in.ts';

/**
 * The letter that stands for a campaign without what is its own: a sentence is common where more than half of the letters have
 * it. Empty where they have none in common.
 */
export function commonLetter(representative: string, letters: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of letters)
    for (const key of new Set(keyed(text).flatMap(({ keys }) => keys))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isCommon = (key: string) => (counts.get(key) ?? 0) * 2 > letters.length;
  let text = representative;
  // What is left may read otherwise without the rest: it is read again until nothing of it is its own.
  for (let time = 0; time < mostTimes; time += 1) {
    const said = keyed(text).filter(({ keys }) => keys.length > 0);
    const own = said.filter(({ keys }) => !keys.some(isCommon));
    if (own.length === said.length) return '';
    if (own.length === 0) return text;
    text = without(text, own);
  }
  return '';
}

// --- Internal ---

const mostTimes = 5;

function keyed(text: string): readonly (Said & { readonly keys: readonly string[] })[] {
  const letter = readLetter(text);
  const names = namesOf(readCorrespondent(letter, readStanding(letter).role));
  return saidIn(letter).map((one) => ({ ...one, keys: keysOf(one, names) }));
}

function without(text: string, spans: readonly Span[]): string {
  let left = '';
  let from = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    left += text.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  return left + text.slice(from);
}
