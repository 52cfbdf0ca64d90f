import type { Block } from '@assay/core';
import { type BlockStyle, type BlockWriter, blockWriter } from './block-writer.ts';
import type { MainContent } from './find-main.ts';
import { isBoilerplate } from './is-boilerplate.ts';
import { layoutTables } from './layout-tables.ts';
import { nextMarker, type OpenList, openList } from './list-marker.ts';
import { attribute, classesOf, type Element, isElement, type Node } from './tree.ts';

const blockTags = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Microformat parts that a page sets on lines of their own by its style sheet. */
const spacedClasses = new Set('type fn org street-address extended-address locality region postal-code country-name tel email'.split(' '));

const superscripts: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ',
};

const listTags = new Set(['ul', 'ol', 'menu']);

/** What may stand between a definition's opening and its words without parting it from its term. */
const joinsDefinition = new Set(['p', 'div', 'section']);

const cellSeparator = ' | ';

/** What the walk stands in. */
interface Surroundings {
  readonly writer: BlockWriter;
  readonly layout: ReadonlySet<Element>;
  readonly lists: OpenList[];
  /** Items and definition lists that are open; in one, every block is a list item. */
  items: number;
  /** Rows of data tables that are open; in one, only cells part words. */
  rows: number;
  cells: number;
  cellItems: number;
  dataTables: number;
  attachments: number;
  raised: number;
  /** A defined term is open, or stands written and its definition goes on in the same block. */
  term: 'none' | 'open' | 'written';
}

/** Writes the words of a page's main content as blocks; a walk with a list of its own, however deep the page nests. */
export function writeBlocks({ root, isMain }: MainContent): { readonly text: string; readonly blocks: readonly Block[] } {
  const writer = blockWriter();
  const state: Surroundings = {
    writer,
    layout: layoutTables(root),
    lists: [],
    items: 0,
    rows: 0,
    cells: 0,
    cellItems: 0,
    dataTables: 0,
    attachments: 0,
    raised: 0,
    term: 'none',
  };
  const waiting: { readonly node: Node; readonly isLeaving: boolean }[] = [{ node: root, isLeaving: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isLeaving } = next;
    if (isLeaving) {
      if (isElement(node)) leave(node, state);
      continue;
    }
    if (node.nodeName === '#text' && 'value' in node) write(node.value, state);
    if (isElement(node)) {
      if (node !== root && isBoilerplate(node, isMain)) continue;
      enter(node, state);
      waiting.push({ node, isLeaving: true });
    }
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push({ node: child, isLeaving: false });
  }
  return writer.finish();
}

// --- Internal ---

function write(words: string, state: Surroundings): void {
  if (state.term === 'written' && words.trim() !== '') state.term = 'none';
  state.writer.add(state.raised > 0 ? raise(words) : words);
}

function enter(element: Element, state: Surroundings): void {
  const { writer } = state;
  const { tagName } = element;
  if (blockTags.has(tagName)) enterBlock(element, state);
  else if (tagName === 'br' && state.rows === 0) writer.breakLine();
  else if (tagName === 'br') writer.add(' ');
  else if (tagName === 'sup') state.raised += 1;
  else if (tagName === 'img') writer.add(figureIn(element));
  else if (tagName === 'q') writer.add('“');
  else if (isSpaced(element)) writer.add(' ');
}

function leave(element: Element, state: Surroundings): void {
  const { tagName } = element;
  if (blockTags.has(tagName)) leaveBlock(element, state);
  else if (tagName === 'sup') state.raised -= 1;
  else if (tagName === 'q') state.writer.add('”');
  else if (isSpaced(element)) state.writer.add(' ');
}

function enterBlock(element: Element, state: Surroundings): void {
  const { writer } = state;
  const { tagName } = element;
  if (isAttachment(element)) state.attachments += 1;
  if (isDataTable(element, state)) state.dataTables += 1;
  if (state.rows > 0) {
    if (tagName === 'tr') state.rows += 1;
    writer.add(separatorInRow(tagName, state));
    return;
  }
  if (tagName === 'tr' && state.dataTables > 0) {
    writer.begin({ kind: 'table-row' });
    state.rows = 1;
    state.cells = 0;
    return;
  }
  if (tagName === 'dd' && state.term === 'written') {
    writer.add(': ');
    return;
  }
  if (state.term === 'open' || (state.term === 'written' && joinsDefinition.has(tagName))) return;

  if (listTags.has(tagName)) state.lists.push(openList(element));
  if (tagName === 'li' || tagName === 'dl') state.items += 1;
  writer.begin(styleOf(tagName, state));
  if (tagName === 'li') writer.mark(nextMarker(state.lists.at(-1), element));
  if (tagName === 'dt' || tagName === 'dd') writer.mark('-');
  state.term = tagName === 'dt' ? 'open' : 'none';
}

function leaveBlock(element: Element, state: Surroundings): void {
  const { writer } = state;
  const { tagName } = element;
  if (isAttachment(element)) state.attachments -= 1;
  if (isDataTable(element, state)) state.dataTables -= 1;
  if (state.rows > 0) {
    if (tagName === 'tr') state.rows -= 1;
    if (state.rows === 0) writer.begin(styleOf('', state));
    else writer.add(' ');
    return;
  }
  if (tagName === 'dt') {
    if (state.term === 'open') state.term = 'written';
    return;
  }
  if (state.term === 'open' || (state.term === 'written' && joinsDefinition.has(tagName))) return;

  state.term = 'none';
  if (listTags.has(tagName)) state.lists.pop();
  if (tagName === 'li' || tagName === 'dl') state.items -= 1;
  writer.begin(styleOf('', state));
  if (tagName === 'li' || tagName === 'dd') writer.mark('');
}

/** Cells are parted by a bar, the items of a list in a cell by a semicolon, other blocks by a space. */
function separatorInRow(tagName: string, state: Surroundings): string {
  if (tagName === 'td' || tagName === 'th') {
    state.cells += 1;
    state.cellItems = 0;
    return state.cells > 1 ? cellSeparator : ' ';
  }
  if (tagName === 'li') state.cellItems += 1;
  return tagName === 'li' && state.cellItems > 1 ? '; ' : ' ';
}

function isDataTable(element: Element, { layout }: Surroundings): boolean {
  return element.tagName === 'table' && !layout.has(element);
}

function isSpaced(element: Element): boolean {
  return element.attrs.length > 0 && classesOf(element).some((name) => spacedClasses.has(name));
}

function styleOf(tagName: string, { items, attachments }: Surroundings): BlockStyle {
  // The name of a file to download is no heading of what follows it.
  if (/^h[1-6]$/.test(tagName) && attachments === 0) return { kind: 'heading', level: Number(tagName.charAt(1)) };
  return { kind: items > 0 ? 'list-item' : 'paragraph' };
}

function isAttachment(element: Element): boolean {
  return classesOf(element).some((name) => name === 'attachment' || name === 'gem-c-attachment');
}

/** "10⁶" must not become 106: raised figures stay raised. */
function raise(text: string): string {
  const trimmed = text.trim().replace(/^\[(?:footnote )?(\d{1,3})\]$/, '$1');
  if (!/^[-+−]?(?:\d{1,6}|n)$/.test(trimmed)) return text;
  return [...trimmed].map((sign) => superscripts[sign] ?? sign).join('');
}

/** A picture of a figure ("1/2") is read; other pictures are not words. */
function figureIn(element: Element): string {
  const words = attribute(element, 'alt') ?? '';
  return /^[£$€]?[\d.,/]{1,12}%?$/.test(words) ? ` ${words}` : '';
}
