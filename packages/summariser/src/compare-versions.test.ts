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

test.each([
  ['a lead-in', 'The council must:\n- publish names', 'The council must not:\n- publish names'],
  ['a heading', 'Fund\n\nRejected options\n\nThe fee is waived.', 'Fund\n\nAgreed options\n\nThe fee is waived.'],
  ['a row', 'Passport fee | £500', 'Passport fee | £900'],
])('%s that changed is a change', (_, before, after) => {
  expect(compareVersions(outlineOf(before, after)).changed).toHaveLength(1);
});

test('how quotation marks and dashes are written is none', () => {
  expect(compareVersions(outlineOf('He said "no" - twice.', 'He said “no” – twice.'))).toEqual({ changed: [], added: [], removed: [] });
});

test('the nearest sentences are paired, whichever comes first', () => {
  const outline = outlineOf(
    'Schools get a grant of £500 for solar panels on school roofs.',
    'Schools get a loan for solar panels on church roofs. Schools get a grant of £600 for solar panels on school roofs.',
  );
  const { changed, added } = compareVersions(outline);
  expect(changed.map(({ after }) => outline.points[after]?.own)).toEqual(['Schools get a grant of £600 for solar panels on school roofs.']);
  expect(added).toHaveLength(1);
});

test('the same text has no differences; a sentence said once more is added', () => {
  expect(compareVersions(outlineOf(before, before))).toEqual({ changed: [], added: [], removed: [] });
  expect(compareVersions(outlineOf(before, `${before} Tea is served.`)).added).toHaveLength(1);
});
