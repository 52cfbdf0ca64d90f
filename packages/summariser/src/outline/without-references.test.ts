import { expect, test } from 'vitest';
import { withoutReferences } from './without-references.ts';

const short = (text: string) =>
  withoutReferences(text, { start: 0, end: text.length })
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');

test.each([
  ['The plan (see Annex B) costs £4 million.', 'The plan costs £4 million.'],
  ['Rates rose (Table 2.1) and fell (paragraph 14 above) again.', 'Rates rose and fell again.'],
])('"%s" loses where to look', (text, expected) => {
  expect(short(text)).toBe(expected);
});

test.each([
  ['The plan (not yet agreed) costs £4 million.'],
  ['The plan (see Annex B, not agreed) costs more.'],
  ['The plan (section 4 only) applies.'],
  ['The cost (£4 million) is met.'],
  ['The cost is met (see Annex B).'],
  ['The Act (section 21 until May) applies.'],
  ['Pay (see also the 5% rule) is due.'],
])('"%s" loses nothing', (text) => {
  expect(short(text)).toBe(text);
});
