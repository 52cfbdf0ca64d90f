import { describe, expect, test } from 'vitest';
import { conceptsIn } from './concepts-in.ts';

describe('conceptsIn', () => {
  test.each<[string, 'ask' | 'line', string]>([
    ['What would that set me back?', 'ask', 'fee'],
    ['can they have another go', 'ask', 'appeal'],
    ['There is no appeal against a decision.', 'line', 'appeal'],
    ['It pays £40.', 'line', 'amount'],
    ['Is he offered anything for his trouble?', 'ask', 'host-pay'],
  ])('%j, %s, is about %s', (text, side, concept) => {
    expect(conceptsIn(text, side).has(concept)).toBe(true);
  });

  test.each<[string, 'ask' | 'line', string]>([
    ['The setting was back to front.', 'ask', 'fee'],
    ['What would that set me back?', 'line', 'refund'],
    ['', 'ask', 'fee'],
  ])('%j, %s, is not about %s', (text, side, concept) => {
    expect(conceptsIn(text, side).has(concept)).toBe(false);
  });

  test('a longer run of words tells more than one of them', () => {
    expect(conceptsIn('not a penny out of pocket', 'ask').get('fee')).toBe(3);
  });
});
