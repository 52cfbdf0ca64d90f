import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { aboutQuestion } from './about-question.ts';

const asked = ['slurry', 'roof', 'crabber'];

function passage(text: string, { missing = [], title = 'Page', document = 'a' }: Partial<Passage> = {}): Passage {
  const position = { document, start: 0, end: text.length };
  return { id: text, document, title, text, position, score: 1, coverage: 1, confidence: 1, missing, metadata: {} };
}

const about = (words: readonly string[], ...passages: readonly Passage[]) => aboutQuestion(words, passages);

describe('aboutQuestion', () => {
  test('is surer the more of the telling words a page holds', () => {
    const two = about(asked, passage('A slurry roof.', { missing: ['crabber'] }));
    expect(two).toBeLessThan(about(asked, passage('A slurry roof for a crabber.')));
    expect(two).toBeGreaterThan(about(asked, passage('A slurry.', { missing: ['roof', 'crabber'] })));
  });

  test('is surer where they stand in one passage than apart, and in the title than below it', () => {
    const apart = [passage('Slurry.'), passage('A roof for a crabber.')];
    const together = about(asked, passage('A slurry roof for a crabber.'));
    expect(about(asked, ...apart)).toBeLessThan(together);
    expect(about(asked, passage('A slurry roof for a crabber.', { title: 'Slurry' }))).toBeGreaterThan(together);
  });

  test('goes by the page that is most so: words on two pages do not add up', () => {
    const one = passage('A slurry roof.', { missing: ['crabber'] });
    const other = passage('A crabber.', { missing: ['slurry', 'roof'], document: 'b' });
    expect(about(asked, one, other)).toBe(about(asked, one));
  });

  test('a kindred word counts, though less than the word', () => {
    const lacking = { missing: ['boat'] };
    const kin = about(['boat'], passage('A vessel.', lacking));
    expect(kin).toBeGreaterThan(about(['boat'], passage('A train.', lacking)));
    expect(kin).toBeLessThan(about(['boat'], passage('A boat.')));
  });

  test('words that stand on most pages of guidance, and numbers, say little of a subject', () => {
    expect(about(['apply', 'year', 'pay', '30'], passage('Apply each year. Pay 30.'))).toBeLessThan(0.1);
    expect(about([...asked, '30'], passage('A slurry roof, 30.', { missing: ['crabber'] }))).toBe(
      about(asked, passage('A slurry roof.', { missing: ['crabber'] })),
    );
  });

  test('what people tell of themselves is not missed', () => {
    const missing = ['crabber', 'daughter'];
    const page = passage('A slurry roof.', { missing });
    expect(about([...asked, 'daughter'], page)).toBe(about(asked, page));
  });

  test('nothing found is about nothing', () => {
    expect(about(asked)).toBe(0);
  });
});
