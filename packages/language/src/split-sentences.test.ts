import { expect, test } from 'vitest';
import { splitParagraphs, splitSentences } from './split-sentences.ts';

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
