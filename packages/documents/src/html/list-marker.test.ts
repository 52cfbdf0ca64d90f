import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { nextMarker, openList } from './list-marker.ts';
import { type Element, isElement, nodesOf } from './tree.ts';

const markers = (html: string) => {
  const [list, ...items] = [...nodesOf(parseFragment(html))].filter((node): node is Element => isElement(node));
  if (list === undefined) return [];
  const open = openList(list);
  return items.map((item) => nextMarker(open, item));
};

test.each([
  ['<ul><li><li></ul>', ['-', '-']],
  ['<ol><li><li></ol>', ['1.', '2.']],
  ['<ol start=9><li><li value=20><li></ol>', ['9.', '20.', '21.']],
  ['<ol type=a start=26><li><li></ol>', ['z.', 'aa.']],
  ['<ol type=A><li></ol>', ['A.']],
  ['<ol type=i start=4><li><li></ol>', ['iv.', 'v.']],
  ['<ol type=I start=1999><li></ol>', ['MCMXCIX.']],
  ['<ol start=none><li value=1e999></ol>', ['1.']],
  ['<ol type=i start=0><li></ol>', ['0.']],
])('%s is marked %j', (html, expected) => {
  expect(markers(html)).toEqual(expected);
});
