import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isListItem, splitParagraphs, splitSentences } from './split-sentences.ts';

const cases: readonly [string, string, string[]][] = [
  ['full stops end sentences', 'One is here. Two is there.', ['One is here.', 'Two is there.']],
  [
    'titles, numbers and references do not',
    'Dr. A. Patel paid £1.2 million under S.I. No. 12. He left.',
    ['Dr. A. Patel paid £1.2 million under S.I. No. 12.', 'He left.'],
  ],
  ['a small letter goes on', 'See para. 4.2 e.g. the table. Then stop.', ['See para. 4.2 e.g. the table.', 'Then stop.']],
  [
    'bullets stand alone',
    'You need:\n- a form\n- a fee of £20\nApply by May.',
    ['You need:', '- a form', '- a fee of £20', 'Apply by May.'],
  ],
  ['headings stand alone', 'Who can apply\nAnyone over 18 can apply.', ['Who can apply', 'Anyone over 18 can apply.']],
  [
    'wrapped prose stays whole',
    'This line is wrapped at the margin by an e-mail program that counts\ncharacters. Next.',
    ['This line is wrapped at the margin by an e-mail program that counts\ncharacters.', 'Next.'],
  ],
  ['quotation marks close with the sentence', 'He said “stop.” She left!', ['He said “stop.”', 'She left!']],
  ['a missing stop at the end is no matter', 'First. second thought', ['First. second thought']],
  [
    'the number of a heading or item opens its sentence',
    '3. Tax and spending\n\n4. Pay £20. Then wait.',
    ['3. Tax and spending', '4. Pay £20.', 'Then wait.'],
  ],
  ['the mark of a note closes with the sentence', 'It fell to 2%.¹² Then it rose.', ['It fell to 2%.¹²', 'Then it rose.']],
  ['the cells of a row stay together', 'Waste | Send less. | 36%', ['Waste | Send less. | 36%']],
  ['questions and several marks end sentences', 'Who can apply?! Anyone… Even you.', ['Who can apply?!', 'Anyone…', 'Even you.']],
  ['an initial and a time do not', 'Ask J. Osei at 5 p.m. The office is shut.', ['Ask J. Osei at 5 p.m.', 'The office is shut.']],
  ['decimals and web addresses do not', 'See www.gov.uk/grants and pay 1.5 times.', ['See www.gov.uk/grants and pay 1.5 times.']],
  ['brackets close with the sentence', '(It pays £20.) Apply now.', ['(It pays £20.)', 'Apply now.']],
  ['a colon leads on', 'You must: apply by May.', ['You must: apply by May.']],
  ['nothing gives nothing', ' \n ', []],
];

test.each(cases)('%s', (_, text, sentences) => {
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
});

test('blank lines part paragraphs', () => {
  const text = 'a b\n\n c d \n \ne';
  expect(splitParagraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual(['a b', 'c d', 'e']);
});

test('splitting is linear: a megabyte of one sentence or of none ends', () => {
  expect(splitSentences('word '.repeat(200_000))).toHaveLength(1);
  expect(splitSentences('A. '.repeat(100_000)).length).toBeGreaterThan(0);
});

describe('whatever the text', () => {
  const token = fc.constantFrom(
    'Dr.',
    'a',
    'The',
    'grant',
    '£1.5',
    '.',
    '!',
    '\n',
    '\n\n',
    ' ',
    '- ',
    '(b) ',
    '”',
    '¹',
    '|',
    'e.g.',
    '5 p.m.',
    '\t',
  );
  const texts = fc.array(token, { maxLength: 80 }).map((tokens) => tokens.join(''));

  test.each([
    ['paragraphs', splitParagraphs],
    ['sentences', splitSentences],
  ])('%s are trimmed, in order, and hold every word once', (_, split) => {
    fc.assert(
      fc.property(texts, (text) => {
        let before = 0;
        for (const { start, end } of split(text)) {
          expect(text.slice(before, start).trim()).toBe('');
          expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/s);
          before = end;
        }
        expect(text.slice(before).trim()).toBe('');
      }),
    );
  });

  test('no sentence crosses a paragraph', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const paragraphs = splitParagraphs(text);
        for (const { start, end } of splitSentences(text))
          expect(paragraphs.some((paragraph) => paragraph.start <= start && end <= paragraph.end)).toBe(true);
      }),
    );
  });
});

test.each(['- x', '• x', '3. x', '12) x', '(b) x', 'iv. x', 'A. x'])('%j is a list item', (line) => {
  expect(isListItem(line)).toBe(true);
});

test.each(['-x', '2026 x', '1.5 x', 'word x', '(see) x', '', '-'])('%j is no list item', (line) => {
  expect(isListItem(line)).toBe(false);
});

test.each(['.', '. ', '.) ', '\n', 'A.\n', '.””””””x'])('a megabyte of %j is split in time', (part) => {
  const started = performance.now();
  splitSentences(part.repeat(1_000_000 / part.length));
  expect(performance.now() - started).toBeLessThan(4_000);
});
