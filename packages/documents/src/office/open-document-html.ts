import { escapeHtml } from '../html/escape-html.ts';
import { walkXml, type XmlElement } from './walk-xml.ts';

/** A spreadsheet says how often a cell is repeated; more than this is the empty rest of a row. */
const mostRepeats = 50;

/** Words that are kept but not shown, and parts that hold no words of the document. */
const hiddenParts = new Set(['office:annotation', 'text:tracked-changes', 'text:hidden-text']);
const silentParts = new Set([
  'dc:creator',
  'dc:date',
  'meta:creator-initials',
  'text:bibliography-source',
  'text:table-of-content-source',
  'office:scripts',
  'office:forms',
  'text:sequence-decls',
  'svg:desc',
  'svg:title',
  'office:binary-data',
]);

const tags: Readonly<Record<string, string>> = { 'text:list-item': 'li', 'text:list-header': 'li', 'table:table-row': 'tr' };

/** An OpenDocument's content as HTML, and what its readers do not see: comments, and words deleted while changes were tracked. */
export async function openDocumentHtml(
  content: Uint8Array,
): Promise<{ readonly html: string; readonly hidden: string; readonly isWhole: boolean }> {
  const body: string[] = [];
  const notes: string[] = [];
  const hidden: string[] = [];
  const numbered = new Set<string>();
  const lists: string[] = [];
  const headings: string[] = [];
  let style = '';
  let inBody = false;
  let hiding = 0;
  let silent = 0;
  let depth = 0;
  const hidingFrom: number[] = [];
  const unseen = new Set<string>();
  let noteBody = 0;
  let citation = '';
  let noteMark = '';
  let isSheet = false;
  let inCitation = false;
  const cellRepeats: number[] = [];
  const cellStarts: number[] = [];

  const write = (html: string) => {
    (noteBody > 0 ? notes : body).push(html);
  };

  const enter = ({ name, attributes }: XmlElement) => {
    depth += 1;
    if (name === 'office:body') inBody = true;
    if (name === 'style:style') style = attributes['style:name'] ?? '';
    if (name === 'style:text-properties' && attributes['text:display'] === 'none') unseen.add(style);
    if (name === 'text:list-style') style = attributes['style:name'] ?? '';
    if (name === 'text:list-level-style-number' && attributes['text:level'] === '1') numbered.add(style);
    if (!inBody) return;
    if (hiddenParts.has(name) || (unseen.has(attributes['text:style-name'] ?? '') && /^text:(?:p|h|span)$/.test(name))) {
      hiding += 1;
      hidingFrom.push(depth);
    }
    if (silentParts.has(name)) silent += 1;
    if (hiding > 0 || silent > 0) return;
    if (name === 'text:h') {
      const level = Math.min(6, Math.max(1, Number(attributes['text:outline-level'] ?? 1) || 1));
      headings.push(`h${level}`);
      write(`<h${level}>`);
    } else if (name === 'text:p') {
      write(`<p>${noteBody > 0 ? noteMark : ''}`);
      noteMark = '';
    } else if (name === 'text:list') {
      const named = attributes['text:style-name'];
      const tag = named === undefined ? (lists.at(-1) ?? 'ul') : numbered.has(named) ? 'ol' : 'ul';
      lists.push(tag);
      write(`<${tag}>`);
    } else if (name === 'table:table') {
      // A sheet's name is the heading of its rows; a table in a text has a name that nobody chose.
      const title = attributes['table:name'] ?? '';
      write(isSheet && title !== '' ? `<h2>${escapeHtml(title)}</h2><table>` : '<table>');
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      cellRepeats.push(Number(attributes['table:number-columns-repeated'] ?? 1) || 1);
      cellStarts.push(body.length);
      write('<td>');
    } else if (name === 'text:s') write(' '.repeat(Math.min(20, Number(attributes['text:c'] ?? 1) || 1)));
    else if (name === 'text:tab') write(' ');
    else if (name === 'text:line-break') write('<br>');
    else if (name === 'text:note-citation') {
      inCitation = true;
      citation = '';
    } else if (name === 'text:note-body') {
      noteBody += 1;
      noteMark = `${escapeHtml(citation)} `;
    } else if (name === 'office:spreadsheet') isSheet = true;
    else if (tags[name] !== undefined) write(`<${tags[name]}>`);
  };

  const leave = (name: string) => {
    depth -= 1;
    if (!inBody) return;
    if (hidingFrom.at(-1) === depth + 1) {
      hidingFrom.pop();
      hiding -= 1;
      hidden.push('\n');
      return;
    }
    if (silentParts.has(name)) {
      silent -= 1;
      return;
    }
    if (silent > 0) return;
    if (hiding > 0) {
      if (name === 'text:p' || name === 'text:h') hidden.push('\n');
      return;
    }
    if (name === 'text:h') write(`</${headings.pop() ?? 'h1'}>`);
    else if (name === 'text:p') write('</p>');
    else if (name === 'text:list') write(`</${lists.pop() ?? 'ul'}>`);
    else if (name === 'table:table') write('</table>');
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      write('</td>');
      const repeats = cellRepeats.pop() ?? 1;
      const cell = body.slice(cellStarts.pop() ?? body.length);
      if (repeats <= mostRepeats && noteBody === 0) for (let index = 1; index < repeats; index += 1) body.push(...cell);
    } else if (name === 'text:note-citation') {
      inCitation = false;
      write(`<sup>${escapeHtml(citation)}</sup>`);
    } else if (name === 'text:note-body') {
      noteBody -= 1;
    } else if (tags[name] !== undefined) write(`</${tags[name]}>`);
  };

  const isWhole = await walkXml(content, {
    enter,
    leave,
    text(words) {
      if (!inBody || silent > 0) return;
      if (hiding > 0) hidden.push(words);
      else if (inCitation) citation += words.trim();
      else write(escapeHtml(words));
    },
  });
  return { html: body.concat(notes).join(''), hidden: hidden.join('').replace(/\n\s*/g, '\n').trim(), isWhole };
}
