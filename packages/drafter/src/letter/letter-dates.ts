import type { Letter } from './read-letter.ts';

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthNames = months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
const written = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthNames})\\.?,? (\\d{4})\\b`, 'i');
const numeric = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/;
const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/;

/** A date as a letter gives it. */
export interface LetterDate {
  /** ISO 8601 day. */
  readonly day: string;
  /** "4 November 2026", where it stands in the letter in these words; empty otherwise. */
  readonly inWords: string;
}

/**
 * The date that a letter bears: its date field, else the first date line of its head, before the salutation. A day after
 * receipt, or more than a year before it, is of something else.
 */
export function readWrittenDate(letter: Letter, received: string): LetterDate | undefined {
  const found = dateAtHead(letter);
  const isNear =
    found !== undefined &&
    found.day <= received &&
    (received.startsWith('9999') || Number(received.slice(0, 4)) - Number(found.day.slice(0, 4)) <= 1);
  return isNear ? found : undefined;
}

function dateAtHead({ text, fields, newest }: Letter): LetterDate | undefined {
  const field = fields.get('date') ?? fields.get('sent');
  if (field !== undefined) return readDate(field);
  const body = text.slice(newest.start, newest.end);
  const salutation = /^(?:dear|sirs?,?$|hi\b|hello|to whom)/im.exec(body)?.index ?? 400;
  const lines = body
    .slice(0, Math.max(salutation, 200))
    .split('\n')
    .map((line) => line.trim());
  // A line that is a date and little else; a date within a sentence is of something else.
  const line = lines.find(
    (one) =>
      one.length <= 40 &&
      readDate(one) !== undefined &&
      !/\b(?:ref|between|from|until|by|before|answer|birth|dob|d\.o\.b|born)\b/i.test(one),
  );
  return line === undefined ? undefined : readDate(line);
}

/** The date that the words ask for an answer by, where one stands with them; the letter's year helps where none is written. */
export function readAskedDate(words: string, received: string): string | undefined {
  const flat = words.replaceAll(/\s+/g, ' ');
  const whole = readDate(flat);
  if (whole !== undefined) return whole.day;
  const short = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthNames})\\b`, 'i').exec(flat);
  if (short === null) return undefined;
  const year = Number(received.slice(0, 4));
  const day = isoDay(year, monthOf(short[2] ?? ''), Number(short[1]));
  return day !== undefined && day < received ? isoDay(year + 1, monthOf(short[2] ?? ''), Number(short[1])) : day;
}

/** "4 November 2026". */
export function dayInWords(day: string): string {
  const [year, month = 1, date] = day.split('-').map(Number);
  const name = months[month - 1] ?? '';
  return `${date} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

// --- Internal ---

function readDate(text: string): LetterDate | undefined {
  const found = written.exec(text);
  if (found !== null) {
    const [whole, date = '', month = '', year = ''] = found;
    const day = isoDay(Number(year), monthOf(month), Number(date));
    if (day === undefined) return undefined;
    const words = dayInWords(day);
    return { day, inWords: whole === words ? words : '' };
  }
  const [, first, second, third] = iso.exec(text) ?? [];
  if (third !== undefined) return dated(isoDay(Number(first), Number(second), Number(third)));
  const [, date, month, year = ''] = numeric.exec(text) ?? [];
  if (date === undefined) return undefined;
  return dated(isoDay(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(date)));
}

function dated(day: string | undefined): LetterDate | undefined {
  return day === undefined ? undefined : { day, inWords: '' };
}

function monthOf(name: string): number {
  return months.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

/** Undefined for a day that no calendar has. */
function isoDay(year: number, month: number, date: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, date));
  const isReal = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return isReal ? time.toISOString().slice(0, 10) : undefined;
}
