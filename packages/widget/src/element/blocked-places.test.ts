import { expect, test } from 'vitest';
import { blockedPlaces } from './blocked-places.ts';
import type { Field } from './field.ts';
import type { Notice } from './wire.ts';
import { readWords } from './words.ts';

const letter = 'My number is QQ 12 34 56 C and my code is hunter2.';
// Nothing here shows anything: what is asked is which field, and which place.
const fieldNamed = (name: string, canGo = true) => ({ name, ...(canGo ? { goTo: () => {} } : {}) }) as unknown as Field;
const fields: Readonly<Record<string, Field>> = { letter: fieldNamed('letter'), 'facts[0].text': fieldNamed('facts', false) };
const notice = (changes: Partial<Notice>): Notice => {
  return { check: 'secrets', kind: 'password', action: 'block', message: 'Take it out.', where: 'letter', places: [], ...changes };
};
const found = (...notices: readonly Notice[]) =>
  blockedPlaces(notices, { sources: [letter], form: { fieldOf: (name) => fields[name] }, words: readWords(null) });

test('each place that stopped a text leads to it by its own words', () => {
  const places = [
    { start: 13, end: 26 },
    { start: 42, end: 49 },
  ];
  expect(found(notice({ places }))).toEqual([
    { message: 'Go to “QQ 12 34 56 C”', field: fields.letter, place: places[0] },
    { message: 'Go to “hunter2”', field: fields.letter, place: places[1] },
  ]);
});

test.each([
  ['what was only flagged', notice({ action: 'flag', places: [{ start: 0, end: 2 }] })],
  ['a server that tells no places', notice({})],
  ['a place beyond the text', notice({ places: [{ start: 40, end: 4_000 }] })],
  ['a field that cannot show a place', notice({ where: 'facts[0].text', places: [{ start: 0, end: 2 }] })],
  ['a text that the form does not have', notice({ where: 'documents[3].text', places: [{ start: 0, end: 2 }] })],
])('nothing is led to for %s', (_, one) => {
  expect(found(one)).toEqual([]);
});

test('no more are listed than somebody goes through', () => {
  const places = Array.from({ length: 30 }, (_, start) => ({ start, end: start + 1 }));
  expect(found(notice({ places }))).toHaveLength(20);
});
