import { splitSentences, stopWords } from '@assay/language';
import { isClosingLine, isPlainClosing, isPlainTrailer } from './closing-line.ts';
import { type FieldShape, hasShape } from './field-shape.ts';
import { isNamed, isNameOrPlace } from './name-or-place.ts';
import type { Letter, Sentence } from './read-letter.ts';

/**
 * What the newest message of a letter says: its sentences without letterhead, salutation, closing words and signature. Only a
 * line that is plainly of these is left out; one that may say something stays.
 */
export function bodySentences(letter: Letter): readonly Sentence[] {
  const { text } = letter;
  return stretches(keptLines(linesOf(letter))).flatMap(({ start, end }) =>
    splitSentences(text.slice(start, end)).map((span) => ({
      start: start + span.start,
      end: start + span.end,
      text: text.slice(start + span.start, start + span.end),
    })),
  );
}

// --- Internal ---

/** A salutation stands among so many first lines, and closing words among so many last ones. */
const mostHeadLines = 15;
const mostFootLines = 15;

interface Line extends Sentence {
  readonly isBlank: boolean;
}

function linesOf({ text, newest, everything }: Letter): readonly Line[] {
  const from = Math.min(everything[0]?.start ?? newest.end, newest.end);
  return [...text.slice(from, newest.end).matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: from + index,
    end: from + index + line.length,
    text: line.trim(),
    isBlank: line.trim() === '',
  }));
}

interface JudgedLine extends Line {
  readonly isKept: boolean;
}

function keptLines(lines: readonly Line[]): readonly JudgedLine[] {
  const written = lines.filter(({ isBlank }) => !isBlank);
  const opened = written.slice(0, mostHeadLines).findIndex(({ text }) => opens(text));
  const closed = written.findLastIndex(({ text }, place) => written.length - place <= mostFootLines && closes(text));
  const head = new Set(
    written.slice(0, opened + 1).filter(({ text }, place) => (place === opened ? isSalutation(text) : isLetterhead(text))),
  );
  const foot = new Set(
    closed < 0 ? [] : written.slice(closed).filter(({ text }, place) => (place === 0 ? isClosing(text) : isSignature(text))),
  );
  return lines.map((line) => ({ ...line, isKept: !head.has(line) && !foot.has(line) }));
}

/** Lines that stand together, blank ones between them too. */
function stretches(lines: readonly JudgedLine[]): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const { start, end, isBlank, isKept } of lines) {
    if (isBlank) continue;
    const last = found.at(-1);
    if (isKept && isOpen && last !== undefined) last.end = end;
    else if (isKept) found.push({ start, end });
    isOpen = isKept;
  }
  return found;
}

const salutation = /^(?:dear|hi|hello|hey|annwyl|to)\b[ ,]{0,3}(.{0,60}?)[,.:;!–-]{0,2}$/i;
const greeted = new Set(
  'sir sirs madam minister secretary of state or and the all team whom it may concern mr mrs ms miss mx dr for mp prime member parliament there colleague colleagues friend'.split(
    ' ',
  ),
);

/** Whether the letterhead ends here, at "Dear Minister" or "Dear Minister Who Closed My Ward". */
function opens(line: string): boolean {
  return isGreeting(line, isNamed);
}

/** "Dear Minister", and no more: "Dear Minister, my son is ill" says something. */
function isSalutation(line: string): boolean {
  return isGreeting(line, (word) => isNamed(word) && !stopWords.has(word.toLowerCase()));
}

function isGreeting(line: string, isOfName: (word: string) => boolean): boolean {
  const named = salutation.exec(line)?.[1];
  if (named === undefined) return /^sirs?[,.]?$/i.test(line);
  return named === '' || (!named.includes(',') && named.split(/\s+/).every((word) => greeted.has(word.toLowerCase()) || isOfName(word)));
}

/** Whether a signature begins here, below "Yours sincerely" or "Yours in hospital". */
function closes(line: string): boolean {
  return isClosing(line) || (line.split(/\s+/).length <= 4 && isClosingLine(line));
}

/** "Yours sincerely", alone or with the name behind it. */
function isClosing(line: string): boolean {
  const comma = line.indexOf(',');
  return isPlainClosing(line) || (comma > 0 && isPlainClosing(line.slice(0, comma)) && isNameOrPlace(line.slice(comma + 1).trim()));
}

function isLetterhead(line: string): boolean {
  return isNameOrPlace(line) || isField(line);
}

function isSignature(line: string): boolean {
  return isNameOrPlace(line) || isField(line) || isPlainTrailer(line);
}

const field =
  /^(?:(?:our|my|your) )?(ref|reference|tel|telephone|phone|mobile|mob|m|t|fax|home|work|e-?mail|e|contact|web|website|date|address|postcode|name)(?: no| number)?[ .]{0,3}[:–-](.{0,150})$/i;

const shapeOf: ReadonlyMap<string, FieldShape> = new Map([
  ['ref', 'reference'],
  ['reference', 'reference'],
  ...['tel', 'telephone', 'phone', 'mobile', 'mob', 'm', 't', 'fax', 'home', 'work'].map((name) => [name, 'phone'] as const),
  ...['email', 'e-mail', 'e'].map((name) => [name, 'e-mail'] as const),
  ['contact', 'contact'],
  ['web', 'web'],
  ['website', 'web'],
  ['date', 'date'],
  ['address', 'address'],
  ['postcode', 'postcode'],
  ['name', 'name'],
]);

/** "Our ref: 12", "Tel: 020 7946 0000"; "Tel: none, I am in hospital" says something. */
function isField(line: string): boolean {
  const [, name = '', value = ''] = field.exec(line) ?? [];
  const shape = shapeOf.get(name.toLowerCase());
  return shape !== undefined && hasShape(value, shape);
}
