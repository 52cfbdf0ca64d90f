import { describe, expect, test } from 'vitest';
import { parseCsv } from './parse-csv.ts';

const lines = (source: string) => {
  const parsed = parseCsv(source);
  return parsed.status === 'unreadable' ? parsed.why : parsed.text.split('\n\n');
};

describe('a table as text', () => {
  const cases: readonly (readonly [rule: string, source: string, rows: readonly string[]])[] = [
    ['parts cells by commas', 'Region,Grants\nEast,4\n', ['Region | Grants', 'East | 4']],
    ['parts cells by semicolons', 'Region;Grants\nEast;4,5\n', ['Region | Grants', 'East | 4,5']],
    ['parts cells by tabs', 'Region\tGrants\nEast\t4', ['Region | Grants', 'East | 4']],
    ['keeps signs inside quotation marks', '"a, b",c\r\n"say ""yes""",d\r\n', ['a, b | c', 'say "yes" | d']],
    ['puts a cell of two lines on one', '"one\ntwo",c\n', ['one two | c']],
    ['keeps the place of an empty cell, and leaves empty ones at the end out', 'a,,c\n,b,\n', ['a | | c', '| b']],
    ['leaves out empty rows', 'a,b\n,\n\nc,d\n', ['a | b', 'c | d']],
    ['does not work out a formula', '=1+1,"=HYPERLINK(""http://example.org"")"\n', ['=1+1 | =HYPERLINK("http://example.org")']],
    ['reads a file without a line’s end', 'a,b', ['a | b']],
    ['leaves out a byte order mark', '\ufeffa,b\n', ['a | b']],
  ];

  test.each(cases)('%s', (_, source, rows) => {
    expect(lines(source)).toEqual(rows);
  });

  test('every row is a block of its own', () => {
    const parsed = parseCsv('a,b\nc,d\n');
    expect(parsed.status !== 'unreadable' && parsed.blocks).toEqual([
      { kind: 'table-row', start: 0, end: 5 },
      { kind: 'table-row', start: 7, end: 12 },
    ]);
  });

  test('a quotation mark that is never closed is refused, since all that follows would be one cell', () => {
    expect(lines('a,b\n"c,d\ne,f\n')).toMatch(/opened and never closed/);
  });
});
