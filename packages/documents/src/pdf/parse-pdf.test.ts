import { describe, expect, test } from 'vitest';
import type { ParseResult } from '../parsed-document.ts';
import { blockTexts } from '../testing/block-texts.ts';
import { type PrintedLine, writePdf } from '../testing/write-pdf.ts';
import { parsePdf } from './parse-pdf.ts';

function read(result: ParseResult) {
  if (result.status === 'unreadable') throw new Error(result.why);
  return result;
}

const parse = async (...pages: readonly (readonly PrintedLine[])[]) => read(await parsePdf(writePdf(pages)));

/** The same file, said to be encrypted under a password that nobody knows. */
function locked(file: Uint8Array): Uint8Array {
  const key = '41'.repeat(32);
  const encrypt = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`;
  return Buffer.from(Buffer.from(file).toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R ${encrypt}`), 'latin1');
}

const long = 'The grant pays for a well where a home has no mains supply and';

describe('a PDF', () => {
  test('keeps the page of every block, and a block ends with its page', async () => {
    const { text, blocks } = await parse([{ text: 'On the first page' }], [{ text: 'and on the second.' }]);
    expect(text).toBe('On the first page\n\nand on the second.');
    expect(blocks.map(({ page, start, end }) => [page, text.slice(start, end)])).toEqual([
      [1, 'On the first page'],
      [2, 'and on the second.'],
    ]);
  });

  test('joins the lines of a paragraph, and a word that was parted at the end of a line', async () => {
    const parsed = await parse([{ text: long }, { text: 'no shared supply that is suit-' }, { text: 'able for drinking.' }]);
    expect(parsed.text).toBe(`${long} no shared supply that is suitable for drinking.`);
  });

  test.each([
    ['twenty-', 'First of May', 'twenty-First of May'],
    ['2011-', '12 was dry', '2011-12 was dry'],
    ['short-', 'and long-term', 'short- and long-term'],
    ['a dash -', 'then words', 'a dash - then words'],
  ])('joins "%s" and "%s" with care', async (first, second, joined) => {
    expect((await parse([{ text: `${long} ${first}` }, { text: second }])).text).toBe(`${long} ${joined}`);
  });

  test('takes larger letters for headings, the largest for the first level, and the first for its title', async () => {
    const parsed = await parse([
      { text: 'Well grant', size: 20, y: 780 },
      { text: 'Who can ask', size: 14, y: 750 },
      { text: long, y: 720 },
      { text: 'any neighbour.', y: 706 },
    ]);
    expect(blockTexts(parsed)).toEqual([
      ['h1', 'Well grant'],
      ['h2', 'Who can ask'],
      ['paragraph', `${long} any neighbour.`],
    ]);
    expect(parsed.title).toBe('Well grant');
  });

  test('parts list items, and keeps their marks before them', async () => {
    const parsed = await parse([{ text: 'Bring:' }, { text: '1. your bill' }, { text: '2. your plan' }]);
    expect(parsed.text).toBe('Bring:\n\n1. your bill\n\n2. your plan');
    expect(blockTexts(parsed).slice(1)).toEqual([
      ['list-item', 'your bill'],
      ['list-item', 'your plan'],
    ]);
  });

  test('takes lines of cells that stand over each other for rows, and a single one for a line', async () => {
    const row = (y: number, ...cells: readonly string[]) => cells.map((text, place) => ({ text, x: 72 + 150 * place, y }));
    const parsed = await parse([...row(700, 'Region', 'Grants'), ...row(686, 'East', '1,204')]);
    expect(blockTexts(parsed)).toEqual([
      ['table-row', 'Region | Grants'],
      ['table-row', 'East | 1,204'],
    ]);
    expect(blockTexts(await parse(row(700, 'Region', 'Grants')))).toEqual([['paragraph', 'Region Grants']]);
  });

  const refused: readonly (readonly [rule: string, bytes: Uint8Array, why: RegExp])[] = [
    ['of pictures alone', writePdf([[]]), /pictures of pages and no text.*text recognition \(OCR\)/],
    ['that is cut short', writePdf([[{ text: 'Words' }]]).subarray(0, 60), /damaged or not complete/],
    ['that only a password opens', locked(writePdf([[{ text: 'Words' }]])), /is locked with a password\. Open it, save it without/],
    [
      'that only Adobe Reader shows',
      writePdf([
        [{ text: 'Please wait...' }, { text: 'If this message is not replaced by the contents of the document, look elsewhere.' }],
      ]),
      /is a form that only Adobe Reader shows \(XFA\)/,
    ],
    ['of noise', Buffer.from('%PDF-1.4 noise and more noise'), /damaged or not complete/],
    ['with too many pages', writePdf(Array.from({ length: 2_001 }, () => [])), /has 2001 pages; at most 2,000/],
  ];

  test.each(refused)('%s is refused, and what to do is said', async (_, bytes, why) => {
    expect(await parsePdf(bytes)).toMatchObject({ status: 'unreadable', why: expect.stringMatching(why) });
  });
});
