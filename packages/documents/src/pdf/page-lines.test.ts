import { expect, test } from 'vitest';
import type { PageItem } from './page-item.ts';
import { pageLines } from './page-lines.ts';

const piece = (text: string, x: number, more: Partial<Extract<PageItem, { type: 'text' }>> = {}): PageItem => {
  return { type: 'text', text, transform: [10, 0, 0, 10, x, 700], width: 8 * text.length, endsLine: false, ...more };
};
const hebrew = (text: string, x: number) => piece(text, x, { isRightToLeft: true });
const read = (items: readonly PageItem[]) => pageLines(items, new Map()).map(({ cells }) => cells.join(' | '));

test('a line of words from the right is read from the right, whichever end was printed first', () => {
  expect(read([hebrew('עולם', 100), piece(' ', 132), hebrew('שלום', 140)])).toEqual(['שלום עולם']);
  expect(read([hebrew('שלום', 140), piece(' ', 132), hebrew('עולם', 100)])).toEqual(['שלום עולם']);
});

test('a word from the right within other words does not turn them', () => {
  expect(read([piece('The word', 0), piece(' ', 64), hebrew('שלום', 72), piece(' ', 104), piece('is a greeting', 112)])).toEqual([
    'The word שלום is a greeting',
  ]);
});

test('letters printed as one sign are letters again', () => {
  expect(read([piece('o\ufb03ce na\u00a8\u0131ve', 0)])).toEqual(['office naïve']);
  expect(read([hebrew('\ufee3\ufeae\ufea3\ufe92\ufe8e', 0)])).toEqual(['مرحبا']);
});

test('in a tagged file, untagged lines above and below all others are read first and last', () => {
  const at = (text: string, y: number, id?: string): readonly PageItem[] => [
    { type: 'begin', ...(id === undefined ? {} : { id }) },
    piece(text, 0, { transform: [10, 0, 0, 10, 0, y] }),
    { type: 'end' },
  ];
  const items = [...at('Page 1', 20), ...at('Draft', 820), ...at('Second', 300, 'b'), ...at('Aside', 400), ...at('First', 700, 'a')];
  const roles = new Map([
    ['a', { order: 1 }],
    ['b', { order: 2 }],
  ]);
  expect(pageLines(items, roles).map(({ cells }) => cells.join())).toEqual(['Draft', 'First', 'Second', 'Aside', 'Page 1']);
});
