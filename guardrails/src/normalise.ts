import { dataFile } from '@assay/core';
import type { Span } from '@assay/language';
import { z } from 'zod';

const lookAlikes = dataFile(
  new URL('./lexicons/look-alikes.json', import.meta.url),
  z.strictObject({ letters: z.record(z.string(), z.string()), signs: z.record(z.string(), z.string()) }),
);

/** Joiners, marks of direction, soft hyphens, variation selectors, tags; and marks that are laid over letters. */
const invisible = /^\p{Default_Ignorable_Code_Point}$/u;
const overlay = /^[\u0300-\u036f]$/u;
const letter = /^[\p{L}\p{M}]$/u;

/** A word longer than this is judged by its beginning. */
const longestWord = 64;

/** How far the letters around a place decide what its letters are read as. */
export const normalisingReach = 2 * longestWord;

/** The one copy of a text that checks read, and the way back to the text as it came. */
export interface NormalisedText {
  readonly text: string;
  toOriginal(span: Span): Span;
}

interface Change {
  /** Where it stands in the normalised text, and how long it is there. */
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

/** Compatibility forms folded, invisible characters dropped, look-alike letters read as the Latin ones they imitate. */
export function normalise(original: string): NormalisedText {
  const pieces: string[] = [];
  const changes: Change[] = [];
  let from = 0;
  let length = 0;
  let word = { end: 0, isImitation: false };
  for (let place = 0; place < original.length; place += 1) {
    if (original.charCodeAt(place) < 0x80) continue;
    const codePoint = original.codePointAt(place) ?? 0;
    const { plain, latin } = formOf(codePoint);
    if (latin !== undefined && place >= word.end) word = readWord(original, place);
    const form = latin !== undefined && word.isImitation ? latin : plain;
    const end = place + (codePoint > 0xffff ? 2 : 1);
    if (form !== undefined) {
      pieces.push(original.slice(from, place), form);
      length += place - from;
      changes.push({ at: length, length: form.length, start: place, end });
      length += form.length;
      from = end;
    }
    place = end - 1;
  }
  if (changes.length === 0) return { text: original, toOriginal: (span) => span };
  pieces.push(original.slice(from));
  return {
    text: pieces.join(''),
    toOriginal: ({ start, end }) => {
      const originalStart = originalOf(changes, start).start;
      return { start: originalStart, end: end > start ? originalOf(changes, end - 1).end : originalStart };
    },
  };
}

// --- Internal ---

/** What a character is read as: undefined where it stays; `latin` where it can imitate a Latin letter. */
interface Form {
  readonly plain: string | undefined;
  readonly latin: string | undefined;
}

const forms = new Map<number, Form>();

function formOf(codePoint: number): Form {
  const known = forms.get(codePoint);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(codePoint);
  const { letters, signs } = lookAlikes();
  const folded = invisible.test(character) || overlay.test(character) ? '' : (signs[character] ?? character.normalize('NFKC'));
  const form: Form = {
    plain: folded === character ? digitOf(character) : (signs[folded] ?? folded),
    latin: letters[character],
  };
  forms.set(codePoint, form);
  return form;
}

/** Decimal digits of other scripts stand in runs of ten from zero, as Unicode promises. */
function digitOf(character: string): string | undefined {
  if (!/^\p{Nd}$/u.test(character)) return undefined;
  const codePoint = character.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (codePoint - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(codePoint - zero);
}

/** A word imitates Latin if each letter is Latin or looks so and some are Latin, or all are capitals; real Greek or Russian is left alone. */
function readWord(text: string, place: number): { end: number; isImitation: boolean } {
  let start = place;
  while (start > 0 && place - start < longestWord && isWordPart(text.charAt(start - 1))) start -= 1;
  let isImitation = true;
  let isMixed = false;
  let end = start;
  while (end < text.length && end - start < 2 * longestWord && isWordPart(text.charAt(end))) {
    const character = text.charAt(end);
    if (character <= '\x7f') isMixed = true;
    else if (letter.test(character) && !isLatinLike(character)) isImitation = false;
    end += 1;
  }
  const word = text.slice(start, end);
  return { end, isImitation: isImitation && (isMixed || word === word.toUpperCase()) };
}

function isWordPart(character: string): boolean {
  return character <= '\x7f' ? /[a-z]/i.test(character) : letter.test(character) || invisible.test(character);
}

function isLatinLike(character: string): boolean {
  return formOf(character.codePointAt(0) ?? 0).latin !== undefined || /^[\p{Script=Latin}\p{M}]$/u.test(character);
}

/** The stretch of the original that one character of the normalised text stands for. */
function originalOf(changes: readonly Change[], place: number): Span {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const before = changes[low - 1];
  if (before === undefined) return { start: place, end: place + 1 };
  if (place < before.at + before.length) return { start: before.start, end: before.end };
  const start = before.end + (place - before.at - before.length);
  return { start, end: start + 1 };
}
