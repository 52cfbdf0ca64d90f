import { collapseSpace } from '@assay/language';
import { joinAccents } from './join-accents.ts';
import type { PageItem } from './page-item.ts';
import type { PageRoles, Role } from './page-roles.ts';

/** A line of a page as it is printed; `cells` are its stretches parted by wide gaps. */
export interface PageLine {
  readonly cells: readonly string[];
  readonly size: number;
  readonly start: number;
  readonly end: number;
  /** Where it stands across the direction of writing; smaller is further down. */
  readonly base: number;
  readonly angle: number;
  readonly role?: Role;
  /** Its place in the order of reading, where a tagged file says so. */
  readonly order?: number;
}

interface OpenLine {
  readonly cells: string[][];
  /** Letters read from the right, less those read from the left. */
  fromRight: number;
  /** Steps to the right between pieces, less those to the left. */
  steps: number;
  size: number;
  start: number;
  end: number;
  readonly base: number;
  readonly angle: number;
  readonly role: Role | undefined;
  readonly order: number | undefined;
  cell: number | undefined;
}

/** A gap this many times the letters' size parts cells. */
const wideGap = 1.6;

/** Puts the pieces of text of a page together to lines, in the order of a tagged file, else in that in which the file holds them. */
export function pageLines(items: readonly PageItem[], roles: PageRoles): readonly PageLine[] {
  const lines: PageLine[] = [];
  const marks: (string | undefined)[] = [];
  let line: OpenLine | undefined;

  const close = () => {
    const cells = line === undefined ? [] : cellTexts(line);
    if (line !== undefined && cells.length > 0) {
      const { role, order, cell: _, fromRight: _from, steps: _steps, ...rest } = line;
      lines.push({ ...rest, cells, ...(role === undefined ? {} : { role }), ...(order === undefined ? {} : { order }) });
    }
    line = undefined;
  };

  for (const item of items) {
    if (item.type === 'begin') marks.push(item.id ?? marks.at(-1));
    else if (item.type === 'end') marks.pop();
    else {
      const mark = marks.at(-1);
      const { role, order } = (mark === undefined ? undefined : roles.get(mark)) ?? {};
      const place = placeOf(item);
      const isSpace = item.text.trim() === '';
      if (line !== undefined && !isSpace && !continues(line, place, role)) close();
      if (line === undefined && !isSpace) {
        line = {
          cells: [[]],
          fromRight: 0,
          steps: 0,
          size: place.size,
          start: place.start,
          end: place.start,
          base: place.base,
          angle: place.angle,
          role,
          order,
          cell: role?.cell,
        };
      }
      if (line !== undefined) {
        const gap = isSpace ? item.width : place.start - line.end;
        const isNewCell = role?.cell !== undefined ? role.cell !== line.cell && !isSpace : gap > wideGap * Math.max(line.size, 4);
        if (isNewCell) {
          line.cells.push([]);
          if (!isSpace) line.cell = role?.cell;
        } else if (!isSpace && gap > 0.2 * line.size) line.cells.at(-1)?.push(' ');
        line.cells.at(-1)?.push(isSpace ? ' ' : item.text);
        if (!isSpace) {
          line.fromRight += item.isRightToLeft === true ? item.text.length : -item.text.length;
          line.steps += Math.sign(place.end - line.end);
          line.size = Math.max(line.size, place.size);
          line.end = place.end;
        } else line.end += item.width;
      }
      if (item.endsLine) close();
    }
  }
  close();
  return inReadingOrder(lines);
}

// --- Internal ---

/**
 * A tagged file says in which order its parts are read. Untagged lines above or below all others (running heads, page numbers)
 * are read first or last; others keep to the line before them.
 */
function inReadingOrder(lines: readonly PageLine[]): readonly PageLine[] {
  let top = Number.NEGATIVE_INFINITY;
  let foot = Number.POSITIVE_INFINITY;
  for (const { order, base } of lines) {
    if (order === undefined) continue;
    top = Math.max(top, base);
    foot = Math.min(foot, base);
  }
  if (top < foot) return lines;
  let last = 0;
  const placed = lines.map((line) => {
    if (line.order === undefined && line.base > top) return { line, order: 0 };
    if (line.order === undefined && line.base < foot) return { line, order: Number.MAX_SAFE_INTEGER };
    last = line.order ?? last;
    return { line, order: last };
  });
  return placed.toSorted((one, other) => one.order - other.order).map(({ line }) => line);
}

interface Place {
  readonly size: number;
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly angle: number;
}

/** Where a piece stands, seen along its own direction of writing: turned pages read like upright ones. */
function placeOf({ transform, width }: Extract<PageItem, { type: 'text' }>): Place {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI);
  const turn = (angle * Math.PI) / 180;
  const start = x * Math.cos(turn) + y * Math.sin(turn);
  return { size: Math.hypot(c, d), start, end: start + width, base: y * Math.cos(turn) - x * Math.sin(turn), angle };
}

/** Whether a piece goes on in the open line: the same direction and height (raised figures included), and the same part. */
function continues(line: OpenLine, place: Place, role: Role | undefined): boolean {
  return (
    line.angle === place.angle &&
    Math.abs(line.base - place.base) < 0.6 * Math.max(line.size, place.size) &&
    line.role?.block === role?.block
  );
}

/** The cells of a line; one that is read from the right, and was printed from the left, is turned round. */
function cellTexts({ cells, fromRight, steps }: OpenLine): readonly string[] {
  const isTurned = fromRight > 0 && steps > 0;
  const texts = isTurned ? cells.toReversed().map((pieces) => pieces.toReversed().join('')) : cells.map((pieces) => pieces.join(''));
  return texts.map(tidy).filter((cell) => cell !== '');
}

/** Letters that were printed as one sign, or in the form of their place in a word, as Arabic is. */
const printedForms = /[\u00a0\u2000-\u200a\u202f\u2126\ufb00-\ufdff\ufe70-\ufefc]/g;

function tidy(text: string): string {
  const letters = text.replace(/[\0\u00ad\u200b\u202a-\u202e\ufeff]/g, '').replace(printedForms, (form) => form.normalize('NFKC'));
  return collapseSpace(joinAccents(letters));
}
