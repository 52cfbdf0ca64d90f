import { stopWords, tokenise } from '@assay/language';

/** An acronym and the words it stands for, as a text introduces them. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
}

/**
 * The acronyms that a text introduces: "Personal Independence Payment (PIP)" or "PIP (Personal Independence Payment)". As
 * Schwartz and Hearst (2003), but every letter must begin a word, since a letter from within one is chance more often than not;
 * small words may be passed over, and a word in capitals gives all its letters ("HM Revenue and Customs (HMRC)").
 */
export function mineAcronyms(text: string): readonly Acronym[] {
  const found = new Map<string, Acronym>();
  for (const match of text.matchAll(/\(([^()\n]{2,100})\)/g)) {
    const [, inside = ''] = match;
    const before =
      text
        .slice(Math.max(0, match.index - mostBefore), match.index)
        .split('\n')
        .at(-1) ?? '';
    const acronym = introducedBefore(before, inside) ?? introducedInside(before, inside);
    if (acronym !== undefined) found.set(`${acronym.short}\n${acronym.long}`, acronym);
    if (found.size >= mostFound) break;
  }
  return [...found.values()];
}

// --- Internal ---

const mostBefore = 160;
const mostFound = 200;
const shortForm = /^[A-Z][A-Za-z0-9&-]{1,9}$/;

/** "Personal Independence Payment (PIP)" */
function introducedBefore(before: string, inside: string): Acronym | undefined {
  const short = withoutPlural(inside.trim());
  if (!isShort(short)) return undefined;
  const words = tokenise(before).slice(-2 * short.length - 2);
  const first = spelledFrom(
    words.map(({ start, end }) => before.slice(start, end)),
    lettersOf(short),
  );
  const start = first === undefined ? undefined : words[first]?.start;
  return start === undefined ? undefined : { short, long: before.slice(start).trim() };
}

/** "PIP (Personal Independence Payment)" */
function introducedInside(before: string, inside: string): Acronym | undefined {
  const short = withoutPlural(/[A-Za-z0-9&-]+(?= ?$)/.exec(before)?.[0] ?? '');
  if (!isShort(short)) return undefined;
  const words = tokenise(inside).map(({ start, end }) => inside.slice(start, end));
  return spelledFrom(words, lettersOf(short)) === 0 ? { short, long: inside.trim() } : undefined;
}

function isShort(text: string): boolean {
  return shortForm.test(text) && (text.match(/[A-Z]/g)?.length ?? 0) >= 2;
}

function withoutPlural(text: string): string {
  return /[A-Z]s$/.test(text) ? text.slice(0, -1) : text;
}

function lettersOf(short: string): string {
  return short.replace(/[&-]/g, '').toLowerCase();
}

/** The place of the word from which on the words, to the last, spell the letters; undefined where they do not. No long form begins with a small word. */
function spelledFrom(words: readonly string[], letters: string): number | undefined {
  const word = words.at(-1);
  if (word === undefined) return undefined;
  const lower = word.toLowerCase();
  const isSmall = stopWords.has(lower);
  const given = word.length > 1 && word === word.toUpperCase() ? [lower, lower.slice(0, 1)] : [lower.slice(0, 1)];
  for (const end of given) {
    if (!letters.endsWith(end)) continue;
    const rest = letters.slice(0, letters.length - end.length);
    if (rest === '' && isSmall) continue;
    return rest === '' ? words.length - 1 : spelledFrom(words.slice(0, -1), rest);
  }
  return isSmall ? spelledFrom(words.slice(0, -1), letters) : undefined;
}
