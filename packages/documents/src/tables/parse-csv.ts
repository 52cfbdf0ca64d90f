import { type ParseResult, unreadable } from '../parsed-document.ts';
import { writeRows } from './write-rows.ts';

/** A table as text, parted by commas, semicolons or tabs (RFC 4180); a formula is read as it is written and never worked out. */
export function parseCsv(source: string): ParseResult {
  const rows = readRows(source.replace(/^\ufeff/, ''), delimiterOf(source));
  if (rows === undefined)
    return unreadable(
      'has a quotation mark that is opened and never closed, so that its cells cannot be told apart. Correct it, and choose it again.',
    );
  return { title: '', metadata: {}, ...writeRows([{ name: '', rows }]) };
}

// --- Internal ---

/** The sign that parts most cells of the first line, outside quotation marks. */
function delimiterOf(source: string): string {
  const line = (/^[^\r\n]*/.exec(source.trimStart())?.[0] ?? '').slice(0, 10_000).replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((sign) => [sign, line.split(sign).length] as const);
  return counted.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ',';
}

function readRows(source: string, delimiter: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  let place = 0;
  while (place < source.length) {
    let cell: string;
    if (source[place] === '"') {
      const end = closingQuote(source, place + 1);
      if (end === -1) return undefined;
      cell = source.slice(place + 1, end).replaceAll('""', '"');
      place = end + 1;
      const rest = nextSign(source, place, delimiter);
      cell += source.slice(place, rest);
      place = rest;
    } else {
      const end = nextSign(source, place, delimiter);
      cell = source.slice(place, end);
      place = end;
    }
    row.push(cell);
    if (source[place] === delimiter) {
      place += 1;
      if (place === source.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    place += source.startsWith('\r\n', place) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function closingQuote(source: string, from: number): number {
  let place = source.indexOf('"', from);
  while (place !== -1 && source[place + 1] === '"') place = source.indexOf('"', place + 2);
  return place;
}

function nextSign(source: string, from: number, delimiter: string): number {
  for (let place = from; place < source.length; place += 1) {
    const sign = source[place];
    if (sign === delimiter || sign === '\n' || sign === '\r') return place;
  }
  return source.length;
}
