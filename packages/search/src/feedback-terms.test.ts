import { describe, expect, test } from 'vitest';
import { feedbackTerms } from './feedback-terms.ts';

const settings = { longestQuestion: 2, leastTelling: 0.5, telling: 0.9, terms: 2, share: 0.5 };
const question = new Map([['glaucoma', 1]]);
const found = [
  { score: 2, terms: ['glaucoma', 'retina', 'eye', 'the', '12'] },
  { score: 1, terms: ['glaucoma', 'retina', 'lutein'] },
];

describe('the terms fed back', () => {
  test('are those that the units found have in common, and together count their share of the question', () => {
    const widened = feedbackTerms(question, () => found, settings);
    expect([...widened.keys()]).toEqual(['glaucoma', 'retina']);
    expect([...widened.values()].reduce((sum, weight) => sum + weight)).toBeCloseTo(1.5);
    expect(widened.get('glaucoma')).toBeGreaterThan(1);
  });

  test('are no stop words and no numbers', () => {
    const widened = feedbackTerms(question, () => found, { ...settings, terms: 10 });
    expect([...widened.keys()].sort()).toEqual(['eye', 'glaucoma', 'lutein', 'retina']);
  });

  test('count the more the better the unit that holds them was found', () => {
    const widened = feedbackTerms(question, () => found, { ...settings, terms: 10 });
    expect(widened.get('eye')).toBeGreaterThan(widened.get('lutein') ?? 0);
  });

  test.each([
    ['a long question', new Map([...'abc'].map((term) => [term, 1])), settings],
    ['a question of common words', question, { ...settings, telling: 0.4 }],
    ['a question of no known rarity', question, { ...settings, telling: Number.NaN }],
  ])('%s stays as it is, and nothing is looked up for it', (_, asked, given) => {
    const refuse = () => expect.unreachable();
    expect(feedbackTerms(asked, refuse, given)).toBe(asked);
  });

  test('a question that finds nothing stays what it was', () => {
    expect(feedbackTerms(question, () => [], settings)).toEqual(question);
  });
});
