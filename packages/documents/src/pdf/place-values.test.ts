import { expect, test } from 'vitest';
import type { PageItem } from './page-item.ts';
import { pageLines } from './page-lines.ts';
import { placeValues } from './place-values.ts';

const printed = (text: string, x: number, y: number, endsLine = true): PageItem => {
  return { type: 'text', text, transform: [10, 0, 0, 10, x, y], width: 5 * text.length, endsLine };
};
const value = (label: string, text: string, left: number, bottom: number, height = 14) => {
  return { label, text, box: { left, bottom, right: left + 80, top: bottom + height } };
};
const lines = (items: readonly PageItem[]) => pageLines(items, new Map()).map(({ cells }) => cells.join(' | '));

test('a value stands behind the printed words to its left, each in its column', () => {
  const items = [
    printed('School:', 10, 700),
    printed('First', 10, 680, false),
    printed('Second', 200, 680),
    printed('Ask for help.', 10, 640),
  ];
  const values = [value('b', 'two', 260, 678), value('a', 'one', 60, 678), value('School', 'Hill', 60, 698)];
  expect(lines(placeValues(items, values))).toEqual(['School: Hill', 'First | one | Second | two', 'Ask for help.']);
});

test('a value below its heading has a line of its own after it, with its label', () => {
  const items = [printed('Comments:', 10, 700), printed('Signed', 10, 600)];
  expect(lines(placeValues(items, [value('Remarks', 'None.', 10, 640, 50)]))).toEqual(['Comments:', 'Remarks: None.', 'Signed']);
});

test('a value near no words, or without a place, comes last', () => {
  const items = [printed('Form', 10, 700)];
  const values = [value('', 'Stamped', 300, 20), { label: 'Name', text: 'Jane' }];
  expect(lines(placeValues(items, values)).toSorted()).toEqual(['Form', 'Name: Jane', 'Stamped']);
});
