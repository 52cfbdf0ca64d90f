import type { Block } from '@assay/core';
import { splitParagraphs } from '@assay/language';
import { isBoilerplateLine } from './is-boilerplate.ts';
import { oneLine } from './tree.ts';

/** How the next words are to be kept; a marker stands before the block, not in it. */
export interface BlockStyle {
  readonly kind: Block['kind'];
  readonly level?: number;
}

/** Gathers words into blocks, and keeps where each block stands in the text. */
export interface BlockWriter {
  /** Words of the block that is open; the first opens it. */
  add(words: string): void;
  /** A line break; two of them end the block. */
  breakLine(): void;
  /** Ends the open block, and says what the next one is. */
  begin(style: BlockStyle): void;
  /** Puts a mark before the next block that has words. */
  mark(marker: string): void;
  finish(): { readonly text: string; readonly blocks: readonly Block[] };
}

/** A line this short is a line of its own (of an address, a signature), a longer one runs on. */
const shortLine = 60;

/** A paragraph of more characters than this is looked at for the paragraphs of its source. */
const longText = 1_500;

/** Marks that a list item may bring along in its own words: "1.1", "(a)", "iv." */
const ownMarker = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\d{1,3}(?:\.\d{1,3}){1,4}\.?)\s/i;

/** A writer of blocks parted by blank lines, with single spaces; in one, only lines that were broken on purpose are apart. */
export function blockWriter(): BlockWriter {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let lines: string[] = [''];
  let style: BlockStyle = { kind: 'paragraph' };
  let marker = '';

  const append = (text: string) => {
    parts.push(text);
    length += text.length;
  };

  const write = (words: string) => {
    if (words === '' || isBoilerplateLine(words)) return;
    if (length > 0) append('\n\n');
    if (marker !== '' && !ownMarker.test(words)) append(`${marker} `);
    marker = '';
    const start = length;
    append(words);
    blocks.push({ ...style, start, end: length });
  };

  const close = () => {
    for (const part of partLongText(lines, style.kind)) write(joinLines(part, style.kind));
    lines = [''];
  };

  return {
    add(words) {
      lines[lines.length - 1] += words;
    },
    breakLine() {
      const isSecond = lines.length > 1 && lines.at(-1)?.trim() === '';
      if (isSecond) close();
      else lines.push('');
    },
    begin(next) {
      close();
      style = next;
    },
    mark(next) {
      marker = next;
    },
    finish() {
      close();
      return { text: parts.join(''), blocks };
    },
  };
}

// --- Internal ---

/** Text that a page sets without paragraph tags is parted where its source parts it; a browser would show one long run. */
function partLongText(lines: readonly string[], kind: Block['kind']): readonly (readonly string[])[] {
  const [only] = lines;
  if (lines.length > 1 || only === undefined || only.length < longText || kind !== 'paragraph') return [lines];
  return splitParagraphs(only).map(({ start, end }) => [only.slice(start, end)]);
}

/** Lines that were broken on purpose stay apart, with no word or mark that the document has not; wrapped ones run on. */
function joinLines(lines: readonly string[], kind: Block['kind']): string {
  const tidied = lines.map(tidyWords).filter((line) => line !== '');
  if (kind === 'table-row') return (tidied[0] ?? '').replace(/(?: ?\|)+$/, '');
  let text = tidied[0] ?? '';
  for (const [place, line] of tidied.slice(1).entries()) {
    const before = tidied[place] ?? '';
    const isApart = kind !== 'heading' && before.length < shortLine && !/[.,:;!?]$/.test(before) && !/^\p{Ll}/u.test(line);
    text += (isApart ? '\n' : ' ') + line;
  }
  return text;
}

/** A fraction set as superscript and subscript is written on one line again: "¹⁄2" is 1⁄2. */
function tidyWords(words: string): string {
  return oneLine(words)
    .replace(
      /(\d?)([⁰¹²³⁴-⁹]{1,6})(?=[⁄/]\d)/g,
      (_, whole: string, raised: string) => `${whole === '' ? '' : `${whole} `}${raised.normalize('NFKC')}`,
    )
    .replace(/ ([,;.])(?= |$)/g, '$1')
    .replace(/\( /g, '(');
}
