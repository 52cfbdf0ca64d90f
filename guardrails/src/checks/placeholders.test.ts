import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { placeholders } from './placeholders.ts';

const given = new Set(['⟦person-1-k3x9ab⟧', '⟦person-1b-k3x9ab⟧']);
const known = { mark: 'k3x9ab', has: (placeholder: string) => given.has(placeholder) };
const source = { document: 'd', title: 'T', start: 0, text: 'The form says ⟦name⟧ here.', trust: 'caller' as const };
const find = (text: string) => findIn(placeholders, {}, { text, stage: 'output', placeholders: known, sources: [source] });

describe('a placeholder that the model made or damaged is found', () => {
  test.each<[string, string, string]>([
    ['a number that was not given out', 'Dear ⟦person-2-k3x9ab⟧', 'unknown-placeholder: ⟦person-2-k3x9ab⟧'],
    ['a kind that was not given out', 'call ⟦phone-1-k3x9ab⟧', 'unknown-placeholder: ⟦phone-1-k3x9ab⟧'],
    ['without its random part', 'Dear ⟦person-1⟧', 'unknown-placeholder: ⟦person-1⟧'],
    ['with another random part', 'Dear ⟦person-1-zzzzzz⟧', 'unknown-placeholder: ⟦person-1-zzzzzz⟧'],
    ['in other letters', 'Dear ⟦PERSON-1-K3X9AB⟧', 'unknown-placeholder: ⟦PERSON-1-K3X9AB⟧'],
    ['with other brackets', 'Dear [person-1-k3x9ab]', 'damaged-placeholder: k3x9ab'],
    ['with a bracket lost', 'Dear ⟦person-1-k3x9ab and', 'damaged-placeholder: k3x9ab'],
    ['with nothing in it', 'Dear ⟦⟧', 'unknown-placeholder: ⟦⟧'],
    ['translated', 'Dear person 1 k3x9ab', 'damaged-placeholder: k3x9ab'],
  ])('%s', async (_, text, found) => {
    expect(await find(text)).toEqual([found]);
  });
});

describe('what the run gave out, and what a document says itself, is left alone', () => {
  test.each<[string, string]>([
    ['a placeholder as it was given', 'Dear ⟦person-1-k3x9ab⟧, thank you. ⟦person-1b-k3x9ab⟧ agreed.'],
    ['brackets of a document', 'The form says ⟦name⟧ here.'],
    ['brackets of other kinds', 'See [1], (2) and {3}.'],
    ['brackets too far apart', `⟦${'a '.repeat(200)}⟧`],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});

test('a long text of brackets takes no longer than its length asks for', async () => {
  expect(await find('⟦'.repeat(16_000))).toEqual([]);
});
