import { expect, test } from 'vitest';
import { atrsFields } from './atrs-fields.ts';
import { fillers } from './fillers.ts';

test('every field left to code has code that fills it', () => {
  const left = atrsFields().fields.filter(({ id, filledBy }) => filledBy === 'code' && fillers[id] === undefined);
  expect(left.map(({ id }) => id)).toEqual([]);
});

test('nothing is filled that the standard does not ask for', () => {
  const asked = atrsFields().fields.map(({ id }) => id);
  expect(Object.keys(fillers).filter((id) => !asked.includes(id))).toEqual([]);
});

test('what only people know is left to people', () => {
  const ofPeople = atrsFields().fields.flatMap(({ id, filledBy }) => (filledBy === 'person' ? [id] : []));
  expect(ofPeople).toEqual(
    expect.arrayContaining([
      'senior-responsible-owner',
      'legal-basis',
      'procurement-procedure-type',
      'contact-email',
      'impact-assessments',
      'alternatives-considered',
      'appeals-and-review',
    ]),
  );
});

test('the version of the standard is pinned', () => {
  expect(atrsFields().version).toBe('4.0');
});
