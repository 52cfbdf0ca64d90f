import type { Coded } from './read-coded.ts';

/** Words that orders are full of, by which disguised ones are looked up. */
const tellTale = ['ignore', 'disregard', 'forget', 'override', 'bypass', 'instructions', 'prompt', 'password', 'reveal', 'pretend'];

/** How a text was disguised, by the words that give it away. */
export type Disguise = (text: string) => string;

/** Each way to disguise words, with what the tell-tale words become by it. */
export function disguisedWords(): readonly (readonly [string, Disguise])[] {
  return tellTale.flatMap((word) => [
    [rotate(word), rotate] as const,
    [reverse(word), reverse] as const,
    ...figuresFor(word).map((written) => [written, withoutFigures] as const),
  ]);
}

/** How much text around such a word is read. */
export const disguiseReach = 200;

/** Words that stand closer than this to one before them, in the same disguise, were read with it. */
const sameStretch = 40;

/** The text around disguised words, as it was meant. */
export function readDisguised(text: string, words: readonly { readonly at: number; readonly disguise: Disguise }[]): Coded[] {
  const last = new Map<Disguise, number>();
  return words.flatMap(({ at, disguise }) => {
    const before = last.get(disguise);
    last.set(disguise, at);
    if (before !== undefined && at - before < sameStretch) return [];
    const around = text.slice(Math.max(0, at - disguiseReach), at + disguiseReach);
    return [{ start: at, end: Math.min(text.length, at + sameStretch), plain: disguise(around) }];
  });
}

/** Finds runs of letters set apart by spaces, closed up. */
export function readSpaced(text: string): Coded[] {
  const found: Coded[] = [];
  let seenTo = 0;
  for (let place = fewestLetters; place < text.length - 2; place += fewestLetters) {
    if (place < seenTo) continue;
    const letter = isSpacedLetter(text, place) ? place : place + 1;
    if (!isSpacedLetter(text, letter)) continue;
    let start = letter;
    while (start - 2 >= seenTo && isSpacedLetter(text, start - 2)) start -= 2;
    let end = letter;
    while (isSpacedLetter(text, end + 2)) end += 2;
    seenTo = end + 1;
    if ((end - start) / 2 < fewestLetters) continue;
    const run = text.slice(start, Math.min(end, start + 600) + 1);
    found.push({ start, end: start + run.length, plain: run.replaceAll(' ', '') });
  }
  return found;
}

// --- Internal ---

const fewestLetters = 14;

/** A letter with a space on either side, or the end of the text. */
function isSpacedLetter(text: string, place: number): boolean {
  return isLetter(text.charCodeAt(place)) && !(text.charCodeAt(place - 1) > 0x20) && !(text.charCodeAt(place + 1) > 0x20);
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Each letter thirteen places on (ROT13); done twice, the letter itself. */
function rotate(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 0x41 : 0x61;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

const figures: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const letters = new Map(Object.entries(figures).map(([letter, figure]) => [figure, letter]));

/** Every way to write a word with figures for some of its letters. */
function figuresFor(word: string): string[] {
  let ways = [''];
  for (const letter of word) {
    const figure = figures[letter];
    ways = ways.flatMap((way) => (figure === undefined ? [way + letter] : [way + letter, way + figure]));
  }
  return ways.filter((way) => way !== word);
}

function withoutFigures(text: string): string {
  return text.replaceAll(/[013457]/g, (figure) => letters.get(figure) ?? figure);
}
