import { expect, test } from 'vitest';
import { compareVersions } from './compare-versions.ts';
import { outlineOf } from './testing/outline-of.ts';

const before =
  'Grants of up to £5,000 are paid to parish councils. Applications close on 3 July. Councils send two quotations. Tea is served.';
const after = 'Tea is served. Grants of up to £7,500 are paid to parish councils. Applications close on 3 July. A site visit may be made.';

test('sentences are changed, added or removed; what only moved is none of these', () => {
  const outline = outlineOf(before, after);
  const { changed, added, removed } = compareVersions(outline);
  const text = (place: number) => outline.points[place]?.own;
  expect(changed.map((pair) => [text(pair.before), text(pair.after)])).toEqual([
    ['Grants of up to £5,000 are paid to parish councils.', 'Grants of up to £7,500 are paid to parish councils.'],
  ]);
  expect(added.map(text)).toEqual(['A site visit may be made.']);
  expect(removed.map(text)).toEqual(['Councils send two quotations.']);
});

test('the same text has no differences; a sentence said once more is added', () => {
  expect(compareVersions(outlineOf(before, before))).toEqual({ changed: [], added: [], removed: [] });
  expect(compareVersions(outlineOf(before, `${before} Tea is served.`)).added).toHaveLength(1);
});
