import type { SummariserResult } from '@assay/summariser';
import { describe, expect, test } from 'vitest';
import { writtenMarkdown } from '../written-markdown.ts';
import { summaryDocument } from './summary-document.ts';
import { summaryLines } from './summary-lines.ts';

const cited = (start: number, section?: string) => ({
  id: `s${start}`,
  title: 'Wells',
  quote: 'It pays.',
  position: { document: 'input', start, end: start + 8, ...(section === undefined ? {} : { section }) },
});
const result: SummariserResult = {
  title: 'Wells',
  format: 'executive-summary',
  mode: 'pages',
  words: 12,
  asked: 300,
  standing: [{ text: 'This is a draft.', citations: [cited(0)] }],
  parts: [
    {
      heading: 'Money',
      status: 'filled',
      statements: [
        { text: 'It pays £4.', citations: [cited(10, 'Costs')], follows: false, under: 'Options rejected', details: { status: 'up to' } },
        { text: 'Unless *it* rains.', citations: [cited(30)], follows: true },
        { text: '<b>It</b> ends.', citations: [cited(50)], follows: false },
      ],
    },
    { heading: 'Dates', status: 'not-found', statements: [] },
  ],
  leftOut: { sections: ['Annex'], against: [{ text: 'No.', citation: cited(70), why: 'objects', kept: 'It pays £4.' }], differences: 2 },
  dropped: 1,
  readingAge: 12,
  toCheck: { figures: 1, claims: 2 },
};
const at = new Date('2027-03-04T10:00:00Z');
const carried = {
  rule: 'marking-carried',
  check: 'protective-marking',
  kind: 'official-sensitive',
  action: 'flag' as const,
  message: 'This draws on a marked text.',
  where: 'answer',
};
const written = (notices: Parameters<typeof summaryDocument>[0]['notices'] = []) =>
  summaryDocument({ result, notices, at, json: '' }, [{ title: 'Wells', isWithdrawn: true }]);

describe('the document of a summary', () => {
  test('numbers every statement and lists where each number stands', () => {
    const { title, blocks } = written();
    expect(title).toBe('Summary: Wells');
    expect(blocks).toEqual(
      expect.arrayContaining([
        { kind: 'list', isOrdered: false, items: ['“Wells” was withdrawn by its publisher.', 'This is a draft. [1]'] },
        { kind: 'heading', level: 1, text: 'Money' },
        {
          kind: 'list',
          isOrdered: false,
          items: ['Under “Options rejected”: It pays £4. [2] (status: up to) Unless *it* rains. [3]', '<b>It</b> ends. [4]'],
        },
        { kind: 'paragraph', text: 'Not found in what was given.' },
        {
          kind: 'list',
          isOrdered: true,
          items: [
            'Wells, characters 0 to 8',
            'Wells, "Costs", characters 10 to 18',
            'Wells, characters 30 to 38',
            'Wells, characters 50 to 58',
            'Wells, characters 70 to 78',
          ],
        },
      ]),
    );
  });

  test('says what was left out, and what is to be checked', () => {
    const text = JSON.stringify(written().blocks);
    for (const words of [
      'Nothing was taken from “Annex”',
      'Speaks against a statement that was kept: No. [5]',
      '2 more differences',
      '1 figure and 2 statements',
      '1 statement was dropped',
    ])
      expect(text).toContain(words);
  });

  test('bears the marking that its source bears', () => {
    expect(written().marking).toBeUndefined();
    expect(written([carried]).marking).toBe('OFFICIAL-SENSITIVE');
  });

  test('as Markdown nothing of it is markup', () => {
    const text = writtenMarkdown(written([carried]));
    expect(text).toContain('# Summary: Wells');
    expect(text).toContain('## Money');
    expect(text).toContain('&lt;b&gt;It&lt;/b&gt; ends');
    expect(text).toContain('Unless \\*it\\* rains');
    expect(text).not.toContain('<b>');
    expect(text).toMatch(/^1\. Wells, characters 0 to 8$/m);
    expect(text.startsWith('**OFFICIAL-SENSITIVE**')).toBe(true);
  });
});

test('on a terminal every statement has its place, and a gap is told', () => {
  const lines = summaryLines(result);
  expect(lines).toContain('! This is a draft. [0-8]');
  expect(lines).toContain('- [under "Options rejected"] It pays £4. [10-18]');
  expect(lines).toContain('  Unless *it* rains. [30-38]');
  expect(lines).toContain('  Not found in what was given.');
  expect(lines.join('\n')).toContain('12 words (300 asked for)');
});

test('tables and quotations are written as Markdown too', () => {
  const text = writtenMarkdown({
    title: 'T',
    language: 'en-GB',
    created: at,
    blocks: [
      { kind: 'table', header: ['A', 'B'], rows: [['1 | 2', '3']] },
      { kind: 'quotation', text: 'It pays.', source: 'Wells' },
    ],
  });
  expect(text).toContain('| A | B |\n| --- | --- |\n| 1 \\| 2 | 3 |');
  expect(text).toContain('> It pays.\n>\n> Wells');
});
