import { collapseSpace } from '@assay/language';
import { escapeHtml } from '../html/escape-html.ts';
import { addLine } from '../office/margin-lines.ts';

type Place = 'body' | 'head' | 'foot' | 'note' | 'marker' | string;

/** Gathers the words of an RTF file, and writes them as HTML. */
export interface RichTextWriter {
  add(words: string, place: Place): void;
  hide(words: string): void;
  /** Follows a control word about paragraphs and tables. */
  obey(word: string, value: number | undefined, context: { readonly place: Place; readonly headingLevel: number | undefined }): void;
  openNote(): void;
  closeNote(): void;
  finish(): { readonly html: string; readonly head: readonly string[]; readonly foot: readonly string[]; readonly hidden: string };
}

/** A writer of paragraphs, list items and rows. */
export function richTextWriter(): RichTextWriter {
  const html: string[] = [];
  const notes: string[] = [];
  const margins = { head: new Set<string>(), foot: new Set<string>() };
  const hidden: string[] = [];
  let [line, note, marker, margin] = ['', '', '', ''];
  let marginPlace: 'head' | 'foot' = 'head';
  let level = 0;
  let inTable = false;
  let cells: string[] = [];
  let rows: string[] = [];

  const closeTable = () => {
    if (rows.length > 0) html.push(`<table>${rows.join('')}</table>`);
    rows = [];
  };

  const closeMargin = () => {
    addLine(margins[marginPlace], margin);
    margin = '';
  };

  const closeParagraph = () => {
    const words = marked(line);
    const mark = collapseSpace(marker);
    [line, marker] = ['', ''];
    if (words.trim() === '') return;
    closeTable();
    if (level > 0) html.push(`<h${level}>${mark === '' ? '' : `${escapeHtml(mark)} `}${words}</h${level}>`);
    else if (mark !== '') html.push(`<ul><li>${/\w/.test(mark) && mark.length < 10 ? `${escapeHtml(mark)} ` : ''}${words}</li></ul>`);
    else html.push(`<p>${words}</p>`);
  };

  return {
    add(words, place) {
      if (place === 'body') line += words;
      else if (place === 'note') note += words;
      else if (place === 'marker') marker += words;
      else if (place === 'head' || place === 'foot') {
        if (place !== marginPlace) closeMargin();
        marginPlace = place;
        margin += words;
      }
    },
    hide(words) {
      hidden.push(words);
    },
    obey(word, value, { place, headingLevel }) {
      if (place === 'head' || place === 'foot') {
        if (word === 'par') closeMargin();
        return;
      }
      if (place === 'note') {
        if (word === 'par') note += ' ';
        return;
      }
      if (word === 'pard') {
        level = 0;
        inTable = false;
      } else if (word === 's') level = headingLevel ?? 0;
      else if (word === 'outlinelevel' && value !== undefined && value < 6) level = value + 1;
      else if (word === 'intbl') inTable = true;
      else if (word === 'cell') {
        cells.push(marked(marker === '' ? line : `${marker} ${line}`));
        [line, marker] = ['', ''];
      } else if (word === 'row') {
        if (cells.length > 0) rows.push(`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
        cells = [];
        inTable = false;
      } else if (word === 'par' || word === 'sect' || word === 'page') {
        if (inTable) line += '\n';
        else closeParagraph();
      }
    },
    openNote() {
      note = '';
    },
    closeNote() {
      const words = note.trim();
      note = '';
      if (words === '') return;
      notes.push(`<p>${notes.length + 1} ${escapeHtml(words)}</p>`);
      // A sign that no text holds marks the place until the words are escaped.
      line += `\ue000${notes.length}\ue001`;
    },
    finish() {
      if (cells.length > 0) rows.push(`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
      closeParagraph();
      closeTable();
      closeMargin();
      return {
        html: html.concat(notes).join(''),
        head: [...margins.head],
        foot: [...margins.foot],
        hidden: collapseSpace(hidden.join('')),
      };
    },
  };
}

// --- Internal ---

function marked(words: string): string {
  return escapeHtml(words)
    .replace(/\ue000(\d{1,5})\ue001/g, '<sup>$1</sup>')
    .replaceAll('\n', '<br>');
}
