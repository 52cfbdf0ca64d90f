import { describe, expect, test } from 'vitest';
import { outlineOf } from '../testing/outline-of.ts';

const textsOf = (text: string) => outlineOf(text).points.map((point) => point.text);
const titlesOf = (text: string) => outlineOf(text).sections.map(({ title }) => title);

describe('what leads in stays with what it leads into', () => {
  test.each<[string, string, string[]]>([
    [
      'short paragraphs without marks',
      'You do not qualify for the grant if:\n\nYou live outside England.\n\nYou earn over £50,000 a year.',
      [
        'You do not qualify for the grant if: You live outside England.',
        'You do not qualify for the grant if: You earn over £50,000 a year.',
      ],
    ],
    [
      'an item of two sentences',
      'The grant is not payable where:\n1. The applicant has moved abroad. The office must be told by 3 May.',
      ['The grant is not payable where: The applicant has moved abroad.', 'The office must be told by 3 May.'],
    ],
    [
      'a list within a list',
      'The Secretary of State:\n(a) must:\n  (i) publish the names;\n(b) must not:\n  (iii) publish home addresses;',
      ['The Secretary of State: must: publish the names;', 'The Secretary of State: must not: publish home addresses;'],
    ],
    [
      'a list set in within a list',
      'Councils may charge only where:\n- a bill is sent twice, in which case:\n  - the fee is waived for tenants\n- the owner asks',
      [
        'Councils may charge only where: a bill is sent twice, in which case: the fee is waived for tenants',
        'Councils may charge only where: the owner asks',
      ],
    ],
    [
      'a lead-in that leads into nothing is told',
      'The terms are these:\n\n## Fees\n\nThe fee is £5.',
      ['The terms are these:', 'The fee is £5.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });
});

describe('a table row is told with its header', () => {
  test.each<[string, string, string[]]>([
    [
      'as Markdown',
      '| Year | Cost |\n|---|---|\n| 2025 | £5m |\n| 2026 | £6m |',
      ['| Year | Cost | | 2025 | £5m |', '| Year | Cost | | 2026 | £6m |'],
    ],
    [
      'of another table with its own',
      'Year | Cost\n2025 | £5m\n\nRegion | Schools | Pupils\nNorth | 9 | 900',
      ['Year | Cost 2025 | £5m', 'Region | Schools | Pupils North | 9 | 900'],
    ],
    ['unless there is none', 'Passport fee | £500', ['Passport fee | £500']],
  ])('%s', (_, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });
});

describe('a line that tells something is no heading', () => {
  test.each([['Total cost £4 million'], ['Not available in Wales'], ['Draft - not yet approved'], ['It does not apply to people in']])(
    '%s',
    (line) => {
      expect(titlesOf(`Fund\n\n${line}\n\nCouncils apply.`)).not.toContain(line);
      expect(textsOf(`Fund\n\n${line}\n\nCouncils apply.`)).toContain(line);
    },
  );

  test.each([['Recommendations'], ['3.1 Costs'], ['Table 2.2: Measures that take effect from April 2017 (£ million)'], ['Annex A Method']])(
    'but "%s" is one',
    (line) => {
      expect(titlesOf(`Fund\n\n${line}\n\nCouncils apply.`)).toContain(line);
    },
  );

  test('a marked heading ends at its line', () => {
    const text = '## What the Board decided about the fees that tenants pay each year\nThe fee is £500. It must be paid by 3 May 2027.';
    expect(textsOf(text)).toEqual(['The fee is £500.', 'It must be paid by 3 May 2027.']);
  });
});

describe('nobody is made to say what he did not', () => {
  const meeting = Array.from(
    { length: 4 },
    (_, turn) => `${turn % 2 === 0 ? 'Ann Lee' : 'Bob Roe'}: The dredging of berth ${turn} is late.`,
  ).join('\n');

  test('what the meeting did is in nobody’s voice', () => {
    expect(textsOf(`${meeting}\nThe committee resolved to close the library by 3 May 2027.`)).toContain(
      'The committee resolved to close the library by 3 May 2027.',
    );
  });

  test('questions and answers, risks and actions are no speakers', () => {
    const text = 'Question: Where do I apply?\nAnswer: At the library.\nQuestion: What does it cost?\nAnswer: Nothing at all.';
    expect(outlineOf(text).points.every(({ speaker }) => speaker === undefined)).toBe(true);
  });

  test('a name is no list mark', () => {
    expect(textsOf('A. Smith objected to the fee.')).toEqual(['A. Smith objected to the fee.']);
  });
});

test('fields stand at the head of a letter; further down they are what the text says', () => {
  const body = Array.from({ length: 20 }, (_, place) => `The board met in room ${place} of the hall.`).join('\n\n');
  expect(textsOf(`To: The minister\nDate: 4 May 2027\n\n${body}`)).not.toContain('To: The minister');
  expect(textsOf(`${body}\n\nTo: be paid by tenants, £500 each`)).toContain('To: be paid by tenants, £500 each');
});

test('in a thread the heads of the e-mails within are no points', () => {
  const filler = Array.from({ length: 18 }, (_, place) => `The board met in room ${place} of the hall.`).join('\n\n');
  const texts = textsOf(
    `${filler}\n\nFrom: Ann Lee\nDate: Monday 11 January 2027, 09:14\nTo: Bob Roe\nSubject: Uniforms\n\nThe coats are late.`,
  );
  expect(texts.slice(18)).toEqual(['The coats are late.']);
});

test('a sentence that never ends is cut, and every piece is a stretch of the text', () => {
  const text = `${'word '.repeat(3_000)}end 😀${'x'.repeat(2_000)}`;
  const { points } = outlineOf(text);
  expect(points.length).toBeGreaterThan(10);
  for (const { spans, own } of points) {
    expect(own.length).toBeLessThanOrEqual(1_500);
    for (const { start, end } of spans) expect(text.slice(start, end).isWellFormed()).toBe(true);
  }
});

test('a heading is shown at so many characters', () => {
  const [, section] = outlineOf(`# ${'a '.repeat(100_000)}\n\nIt pays.`).sections;
  expect(section?.title.length).toBeLessThanOrEqual(300);
});
