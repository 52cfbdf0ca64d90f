import { openArchive } from '../archive/open-archive.ts';
import { packAgain } from '../archive/pack-again.ts';
import { isDamaged, type ParseResult, unreadable } from '../parsed-document.ts';
import { writeRows } from './write-rows.ts';

/** Only these are handed on: no macros, pictures, embedded files or links to other workbooks. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?(?:workbook|styles|sharedStrings)\d{0,3}\.xml(?:\.rels)?|xl\/worksheets\/[\w.-]{1,80}\.xml)$/;

/** An Excel workbook, sheet by sheet: the values that were saved; no formula is worked out, no link followed. */
export async function parseSpreadsheet(bytes: Uint8Array): Promise<ParseResult> {
  const archive = openArchive(bytes, (name) => wanted.test(name));
  if (archive.status === 'unreadable') return archive;
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    const sheets = await readWorkbook(await packAgain(Object.fromEntries(archive.parts)));
    return {
      title: '',
      metadata: {},
      ...writeRows(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }))),
    };
  } catch {
    return unreadable(isDamaged('an Excel file', 'save it as CSV'));
  }
}

// --- Internal ---

/** A date as YYYY-MM-DD, with its time where it has one; truth as Excel writes it. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$|:\d\d\.\d{3}Z$/, '')
      .replace('T', ' ');
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
