import type { Block } from '@assay/core';
import { isMarked } from './is-marked.ts';
import type { PageLine } from './page-lines.ts';

/** Letters larger than the body's by this factor are a heading's. */
const headingFactor = 1.15;
const longestHeading = 200;
const cellSeparator = ' | ';

interface OpenBlock {
  readonly kind: Block['kind'];
  readonly level?: number;
  text: string;
  last: PageLine;
}

/** Writes the lines of all pages as blocks that know their page; a block never goes over the end of a page. */
export function writePages(pages: readonly (readonly PageLine[])[]): { readonly text: string; readonly blocks: readonly Block[] } {
  const body = bodySize(pages.flat());
  const headings = headingSizes(pages.flat(), body);
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;

  const write = ({ kind, level, text }: OpenBlock, page: number) => {
    const lead = length === 0 ? '' : '\n\n';
    const marker = kind === 'list-item' ? (/^\S+\s+/.exec(isMarked(text) ? text : '')?.[0].length ?? 0) : 0;
    const start = length + lead.length + marker;
    parts.push(lead, text);
    length += lead.length + text.length;
    blocks.push({ kind, ...(level === undefined ? {} : { level }), page, start, end: length });
  };

  for (const [index, lines] of pages.entries()) {
    const tables = tableLines(lines);
    let open: OpenBlock | undefined;
    for (const [place, line] of lines.entries()) {
      if (open !== undefined && goesOn(open, line, tables.has(place))) {
        open.text = joinLines(open, line);
        open.last = line;
        continue;
      }
      if (open !== undefined) write(open, index + 1);
      open = openBlock(line, tables.has(place), headings);
    }
    if (open !== undefined) write(open, index + 1);
  }
  return { text: parts.join(''), blocks };
}

// --- Internal ---

function openBlock(line: PageLine, isRow: boolean, headings: readonly number[]): OpenBlock {
  const { role } = line;
  const text = line.cells.join(isRow || role?.kind === 'table-row' ? cellSeparator : ' ');
  if (role?.kind === 'paragraph' && isMarked(text)) return { kind: 'list-item', text, last: line };
  if (role !== undefined) return { kind: role.kind, ...(role.level === undefined ? {} : { level: role.level }), text, last: line };
  if (isRow) return { kind: 'table-row', text, last: line };
  const level = headings.findIndex((size) => line.size >= size - 0.1) + 1;
  if (level > 0 && text.length <= longestHeading && /\p{L}/u.test(text))
    return { kind: 'heading', level: Math.min(level, 6), text, last: line };
  return { kind: isMarked(text) ? 'list-item' : 'paragraph', text, last: line };
}

/** Whether a line continues the open block: by what a tagged file says, else by size, distance and how the line before ends. */
function goesOn({ kind, text, last }: OpenBlock, line: PageLine, isRow: boolean): boolean {
  if (last.role !== undefined || line.role !== undefined) {
    if (last.role?.block !== line.role?.block) return false;
    // Some programs tag a whole list as one paragraph.
    return line.role?.kind !== 'paragraph' || !isMarked(line.cells.join(' '));
  }
  if (kind === 'table-row' || isRow) return false;
  if (last.angle !== line.angle || Math.abs(last.size - line.size) > 0.1 * last.size) return false;
  const step = last.base - line.base;
  if (step <= 0 || step > 1.7 * line.size) return false;
  if (isMarked(line.cells.join(' '))) return false;
  const isShort = last.end < line.end - 0.25 * (line.end - line.start);
  return !(isShort && /[.:;!?]["'”’)]?$/.test(text));
}

/** A word that was parted at the end of a line is one word again; a hyphen before a capital or a figure stays, and so does one that waits for a word ("short- and long-term"). */
function joinLines({ text, last }: OpenBlock, line: PageLine): string {
  if (line.role?.kind === 'table-row')
    return text + (line.role.cell === last.role?.cell ? ' ' : cellSeparator) + line.cells.join(cellSeparator);
  const next = line.cells.join(' ');
  if (!/[\p{L}\p{N}][-\u2010]$/u.test(text) || /^(?:and|nor|or|to)\b/.test(next)) return `${text} ${next}`;
  if (/\p{L}.$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return /^[\p{L}\p{N}]/u.test(next) ? text + next : `${text} ${next}`;
}

/** The size in which most letters are set. */
function bodySize(lines: readonly PageLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, cells } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + cells.join('').length);
  }
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** The sizes of headings, the largest first: its place is a heading's level. */
function headingSizes(lines: readonly PageLine[], body: number): readonly number[] {
  const sizes = new Set(lines.map(({ size }) => Math.round(size * 2) / 2).filter((size) => size >= headingFactor * body));
  const known = [...sizes].toSorted((one, other) => other - one);
  return known.length <= 6 ? known : [...known.slice(0, 5), ...known.slice(-1)];
}

/** Lines of at least two cells that stand under or over another such line are rows of a table. */
function tableLines(lines: readonly PageLine[]): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const [place, line] of lines.entries()) {
    const next = lines[place + 1];
    if (next === undefined || line.role !== undefined || line.cells.length < 2 || next.cells.length < 2) continue;
    rows.add(place);
    rows.add(place + 1);
  }
  return rows;
}
