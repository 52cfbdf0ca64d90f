import { expect, test } from 'vitest';
import type { PageItem } from './page-item.ts';
import { pageLines } from './page-lines.ts';
import { pageRoles } from './page-roles.ts';
import { writePages } from './write-pages.ts';

const content = (id: string) => ({ type: 'content', id });
const element = (role: string, ...children: readonly unknown[]) => ({ role, children });

const marked = (id: string, text: string, y: number, x = 0): readonly PageItem[] => [
  { type: 'begin', id },
  { type: 'text', text, transform: [10, 0, 0, 10, x, y], width: 5 * text.length, endsLine: false },
  { type: 'end' },
];

test('what a tagged file says of its structure goes before what its letters look like', () => {
  const tree = element(
    'Root',
    element('H2', content('a')),
    element('L', element('LI', element('Lbl', content('b')), element('LBody', content('c')))),
    element('Table', element('TR', element('TH', element('P', content('d'))), element('TD', content('e')))),
    element('P', content('f'), content('g')),
  );
  const items = [
    ...marked('a', 'Wells', 100),
    ...marked('b', '•', 90),
    ...marked('c', 'a bill', 90, 20),
    ...marked('d', 'East', 80),
    ...marked('e', '4', 80, 21),
    ...marked('f', 'One line.', 70),
    ...marked('g', 'Far below.', 20),
  ];
  const { text, blocks } = writePages([pageLines(items, pageRoles(tree))]);
  expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['heading', 'Wells'],
    ['list-item', 'a bill'],
    ['table-row', 'East | 4'],
    ['paragraph', 'One line. Far below.'],
  ]);
});

test('a tagged file is read in the order of its tags, whatever was printed first', () => {
  const tree = element('Root', element('H1', content('a')), element('P', content('b')));
  const lines = pageLines([...marked('b', 'Words.', 90), ...marked('a', 'Wells', 100)], pageRoles(tree));
  expect(lines.map(({ cells }) => cells.join())).toEqual(['Wells', 'Words.']);
});

test('a file without tags has no roles', () => {
  expect(pageRoles(null).size).toBe(0);
});
