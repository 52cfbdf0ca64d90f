import { expect, test } from 'vitest';
import { documentMarking, withHiddenMarking } from './document-marking.ts';

test.each([
  ['OFFICIAL-SENSITIVE\n\nWell grants\n\nIt pays £4,500.', '', 'OFFICIAL-SENSITIVE'],
  ['Well grants\n\nIt pays £4,500.\n\nOFFICIAL', '', 'OFFICIAL'],
  ['OFFICIAL\n\nWell grants', 'Classification: OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE'],
  ['TOP SECRET\n\nWell grants', '', 'TOP SECRET'],
  ['These are official statistics.', '', undefined],
])('%j with %j hidden bears %s', (text, hidden, marking) => {
  expect(documentMarking(text, hidden)).toBe(marking);
});

test.each([
  ['Well grants', 'SECRET', 'SECRET\n\nWell grants'],
  ['OFFICIAL\n\nWell grants', 'Classification: OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE\n\nOFFICIAL\n\nWell grants'],
  ['OFFICIAL-SENSITIVE\n\nWell grants', 'Classification: OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE\n\nWell grants'],
  ['Well grants', 'Author: A. Officer', 'Well grants'],
])('%j with %j hidden goes to a tool as %j', (text, hidden, given) => {
  expect(withHiddenMarking(text, hidden)).toBe(given);
});
