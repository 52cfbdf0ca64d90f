import { describe, expect, test } from 'vitest';
import { blockTexts } from '../testing/block-texts.ts';
import { parseRichText } from './parse-rich-text.ts';

function parse(body: string) {
  const parsed = parseRichText(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, 'latin1'));
  if (parsed.status === 'unreadable') throw new Error(parsed.why);
  return parsed;
}

describe('rich text', () => {
  const cases: readonly (readonly [rule: string, body: string, text: string])[] = [
    ['parts paragraphs', 'One.\\par Two.\\par', 'One.\n\nTwo.'],
    ['reads letters of its code page', "Caf\\'e9 \\'a320", 'Café £20'],
    ['reads Unicode, and leaves out what stands for it elsewhere', "\\uc1 5\\u8364? and \\u8211\\'96 x", '5€ and – x'],
    ['leaves out as many signs as it is told', '\\uc2 \\u8364 EU5', '€5'],
    ['reads negative Unicode', '\\u-3913?', String.fromCharCode(61_623)],
    ['reads letters of a font’s own character set', "{\\fonttbl{\\f1\\fcharset204 Arial;}}{\\f1 \\'c4\\'e0}", 'Да'],
    ['reads letters of two bytes', "{\\fonttbl{\\f1\\fcharset128 Mincho;}}{\\f1 \\'93\\'fa\\'96\\'7b}", '日本'],
    ['keeps its own signs', 'a \\{b\\} \\\\ c', 'a {b} \\ c'],
    ['reads quotation marks and dashes', '\\lquote a\\rquote  \\endash  b', '‘a’ – b'],
    ['shows a field’s words, never its instruction', '{\\field{\\*\\fldinst HYPERLINK "http://example.org"}{\\fldrslt a link}}', 'a link'],
    ['leaves out pictures, objects and binary data', 'a{\\pict 00ff}{\\object{\\*\\objdata ff}}{\\*\\x \\bin5 }}}}} }b', 'ab'],
    ['leaves out what it may leave out', 'a{\\*\\unknown secret}b', 'ab'],
    ['does not run what looks like a script', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['keeps notes after the text', 'Paid{\\footnote In April.} yearly.\\par', 'Paid¹ yearly.\n\n1 In April.'],
    [
      'sets the head and foot of its pages before and after',
      '{\\header OFFICIAL\\par}Words.{\\footer Water team\\par}\\par',
      'OFFICIAL\n\nWords.\n\nWater team',
    ],
    ['reads a file that is cut short', '{\\b One', 'One'],
  ];

  test.each(cases)('%s', (_, body, text) => {
    expect(parse(body).text).toBe(text);
  });

  test('keeps headings, list items and rows', () => {
    const parsed = parse(
      '{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 Wells\\par\\pard {\\listtext 1.\\tab}a bill\\par{\\listtext \\bullet\\tab}a tap\\par\\pard\\intbl East\\cell 4\\cell\\row\\pard End.\\par',
    );
    expect(blockTexts(parsed)).toEqual([
      ['h1', 'Wells'],
      ['list-item', '1. a bill'],
      ['list-item', 'a tap'],
      ['table-row', 'East | 4'],
      ['paragraph', 'End.'],
    ]);
  });

  test('reads tracked changes as accepted, and keeps hidden and deleted words apart', () => {
    const parsed = parse('It pays {\\deleted £4,000}{\\revised £4,500}{\\v secret}.\\par');
    expect(parsed).toMatchObject({ text: 'It pays £4,500.', hidden: '£4,000secret' });
  });

  test('that nests deeper than any document is refused', () => {
    expect(parseRichText(Buffer.from(`{\\rtf1 ${'{'.repeat(100_000)}`))).toMatchObject({
      status: 'unreadable',
      why: expect.stringMatching(/nests deeper/),
    });
  });
});
