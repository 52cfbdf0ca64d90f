import { expect, test } from 'vitest';
import { shapeOf } from './shape-of.ts';
import { outlineOf } from './testing/outline-of.ts';

const meeting = Array.from(
  { length: 8 },
  (_, turn) => `${turn % 2 === 0 ? 'Ms Tudor' : 'The Chair'}: I think that item ${turn} is done.`,
).join('\n');
const letter = 'Dear Ms Osei,\n\nThe bus stopped in May. When will it come back?\n\nYours sincerely,\n\nA. Reader';
const voices = Array.from(
  { length: 20 },
  (_, place) => `The bus ${['is late', 'never comes', 'costs too much', 'was clean'][place % 4]} in our village ${place}.`,
).join('\n\n');
const report = `Bus fund\n\n${'The fund pays for buses. It opened in May.\n\n'.repeat(10)}`;
const email =
  'From: A. Reader\nTo: The board\nDate: 4 May 2027\nSubject: Buses\n\nThe bus stopped in May.\n\nFrom: The board\nTo: A. Reader\n\nIt comes back in June.';

test.each([
  ['a record of speech', meeting, 'speech'],
  ['a letter', letter, 'letter'],
  ['many answers on one topic', voices, 'voices'],
  ['a report', report, 'pages'],
  ['an e-mail thread, whose headers are no speakers', email, 'pages'],
])('%s', (_, text, shape) => {
  expect(shapeOf(outlineOf(text))).toBe(shape);
});
