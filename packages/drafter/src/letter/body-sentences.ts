import { splitSentences, stopWords } from '@assay/language';
import { isClosingLine, isTrailer } from './closing-line.ts';
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
  const opened = written.slice(0, mostHeadLines).findIndex(({ text }) => isSalutation(text));
  const closed = written.findLastIndex(({ text }, place) => written.length - place <= mostFootLines && isShortClosing(text));
  const head = new Set(written.slice(0, opened + 1).filter(({ text }, place) => place === opened || isLetterhead(text)));
  const foot = new Set(closed < 0 ? [] : written.slice(closed).filter(({ text }, place) => place === 0 || isSignature(text)));
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
  'sir sirs madam minister secretary of state or and the all team whom it may concern mp prime member parliament there colleague colleagues friend'.split(
    ' ',
  ),
);

/** "Dear Minister", and no more: "Dear Minister, my son is ill" says something. */
function isSalutation(line: string): boolean {
  const named = salutation.exec(line)?.[1];
  if (named === undefined) return /^sirs?[,.]?$/i.test(line);
  return named === '' || (!named.includes(',') && named.split(/\s+/).every((word) => greeted.has(word.toLowerCase()) || isNamed(word)));
}

function isShortClosing(line: string): boolean {
  return line.split(/\s+/).length <= 4 && isClosingLine(line);
}

function isLetterhead(line: string): boolean {
  return isNameOrPlace(line) || isField(line);
}

function isSignature(line: string): boolean {
  return isNameOrPlace(line) || isField(line) || (isTrailer(line) && line.length <= 60);
}

/** "Our ref: 12", "Tel: 020 7946 0000". */
function isField(line: string): boolean {
  return /^(?:(?:our|my|your) )?(?:ref|reference|tel|telephone|phone|mobile|e-?mail|date|address|postcode)(?: no| number)?[ .]{0,3}[:–-].{0,50}$/i.test(
    line,
  );
}

const small = new Set('mr mrs ms miss mx dr may and of the for at in on by de la van von der den ap y st co'.split(' '));

/** A line of a name, an address, an office or a date: "My Son Died" is none, nor is what is shouted. */
function isNameOrPlace(line: string): boolean {
  const words = line.split(/[\s,]+/).filter((word) => word !== '');
  const fits = (word: string) => small.has(word.toLowerCase()) || (isNamed(word) && !stopWords.has(word.toLowerCase()));
  return line.length <= 60 && words.length <= 8 && !/[?!]$/.test(line) && words.every(fits);
}

function isNamed(word: string): boolean {
  return /^[("'“‘+]{0,2}[\p{Lu}\d]/u.test(word) || word.includes('@');
}
