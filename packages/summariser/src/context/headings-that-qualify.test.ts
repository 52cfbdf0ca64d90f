import { expect, test } from 'vitest';
import { outlineOf } from '../testing/outline-of.ts';
import { headingsThatQualify } from './headings-that-qualify.ts';

test.each([
  ['Options considered and rejected', true],
  ['Proposals on charging', true],
  ['Views of respondents', true],
  ['Costs', false],
  ['Next steps', false],
])('the heading "%s" says how what stands under it is to be taken: %s', (heading, qualifies) => {
  expect(headingsThatQualify(outlineOf(`Bus fund\n\nIt pays.\n\n${heading}\n\nKeepers pay £4 each.`)).size > 0).toBe(qualifies);
});
