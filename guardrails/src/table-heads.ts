import type { Span } from '@assay/language';

/** How far above a table's row its header may stand. */
export const tableReach = 5_000;

/** A longer line is no row of a table. */
export const longestRow = 1_000;

/** A longer cell heads nothing, and a longer line with one comma is prose. */
const longestHead = 50;

/** Rows that follow each other with the same number of cells. */
interface Table {
  readonly rows: readonly (readonly Span[])[];
  /** For each row the row that heads it: the highest that stands within reach. */
  readonly heads: readonly number[];
}

/** The tables of a text. */
export interface TableHeads {
  readonly tables: readonly Table[];
  /** The heading of the column a place stands in; empty where it stands in no table or in the first row of one. */
  headerOf(place: number): string;
}

/** Finds the tables of a text, once somebody asks: cells apart by tabs, bars, semicolons or commas. One walk over the text. */
export function tableHeads(text: string): TableHeads {
  let found: readonly Table[] | undefined;
  return {
    get tables() {
      found ??= findTables(text);
      return found;
    },
    headerOf(place) {
      const { tables } = this;
      const table = tables[lastWhere(tables.length, (index) => startOf(tables[index]?.rows[0]) <= place)];
      if (table === undefined) return '';
      const { rows, heads } = table;
      const row = lastWhere(rows.length, (index) => startOf(rows[index]) <= place);
      const cells = rows[row] ?? [];
      const head = heads[row] ?? row;
      if (head === row || place > (cells.at(-1)?.end ?? 0)) return '';
      const header = rows[head]?.[lastWhere(cells.length, (index) => (cells[index]?.start ?? 0) <= place)];
      return header === undefined || header.end - header.start > longestHead ? '' : text.slice(header.start, header.end);
    },
  };
}

// --- Internal ---

interface Row {
  readonly delimiter: string;
  readonly cells: readonly Span[];
}

const delimiters = ['\t', '|', ',', ';'];

function findTables(text: string): Table[] {
  const tables: Table[] = [];
  let rows: Row[] = [];
  const close = () => {
    if (rows.length > 1) tables.push({ rows: rows.map(({ cells }) => cells), heads: headsOf(rows) });
    rows = [];
  };
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = end - start > longestRow ? '' : text.slice(start, end);
    // The line below the head of a table in Markdown divides, and belongs to no row.
    if (rows.length === 0 || !/^[\s|:+-]+$/.test(line)) {
      const row = readRow(line, start);
      const last = rows.at(-1);
      if (row === undefined || (last !== undefined && (last.delimiter !== row.delimiter || last.cells.length !== row.cells.length)))
        close();
      if (row !== undefined) rows.push(row);
    }
    start = end + 1;
  }
  close();
  return tables;
}

function readRow(line: string, start: number): Row | undefined {
  const delimiter = delimiters.find((sign) => line.includes(sign));
  if (delimiter === undefined) return undefined;
  const cells: Span[] = [];
  let from = 0;
  let isQuoted = false;
  for (let place = 0; place <= line.length; place += 1) {
    const sign = line[place];
    // A comma inside quotation marks divides nothing.
    if (sign === '"' && (delimiter === ',' || delimiter === ';')) isQuoted = !isQuoted;
    if (sign !== undefined && (sign !== delimiter || isQuoted)) continue;
    cells.push({ start: start + from, end: start + place });
    from = place + 1;
  }
  const isProse = cells.length === 2 && (delimiter === ',' || delimiter === ';') && line.length > 2 * longestHead;
  return cells.length > 1 && !isProse ? { delimiter, cells } : undefined;
}

function headsOf(rows: readonly Row[]): number[] {
  let head = 0;
  return rows.map(({ cells }) => {
    while (startOf(rows[head]?.cells) < startOf(cells) - tableReach) head += 1;
    return head;
  });
}

function startOf(cells: readonly Span[] | undefined): number {
  return cells?.[0]?.start ?? 0;
}

/** The last index for which a claim that holds at first and then no more holds; -1 where it never does. */
function lastWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
