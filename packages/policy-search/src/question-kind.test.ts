import { describe, expect, test } from 'vitest';
import { questionKinds } from './question-kind.ts';

const firstKind = (question: string) => questionKinds(question)[0];

describe('questionKinds', () => {
  test.each([
    ['How much does it pay?', 'amount'],
    ['replacement tag price', 'amount'],
    ['When must I renew?', 'time'],
    ['I drive a bus. How often must I renew?', 'time'],
    ['how many days off do I get', 'time'],
    ['How many rods may I use?', 'number'],
    ['Can I bring my dog?', 'permission'],
    ['We keep goats. Do we need a licence?', 'permission'],
  ])('%j asks for %s', (question, kind) => {
    expect(firstKind(question)?.name).toBe(kind);
  });

  test.each(['How do I become a magistrate?', 'recipe for Welsh cakes', 'Who won in 1998?'])('%j asks for none of them', (question) => {
    expect(questionKinds(question)).toEqual([]);
  });

  test.each([
    ['How much is it?', 'It costs £4,500.', true],
    ['How much is it?', 'It is free at any age.', true],
    ['How much is it?', 'Send form 12 in May.', false],
    ['When is it due?', 'Apply by 28 February each year.', true],
    ['How long does it take?', 'We answer within 30 working days.', true],
    ['When is it due?', 'Ask your council.', false],
    ['Can I plant ash?', 'Ash cannot be planted.', true],
    ['Can I plant ash?', 'Twelve trees stand there.', false],
  ])('%j: whether %j holds that is %s', (question, text, isIn) => {
    expect(firstKind(question)?.isIn(text)).toBe(isIn);
  });

  test('a number of other things is not the number that was asked for', () => {
    const kind = firstKind('How many landowners joined?');
    expect(kind?.isIn('Give 3 months of notice.')).toBe(false);
    expect(kind?.isIn('Some 240 landowners have joined.')).toBe(true);
    expect(kind?.isIn('All landowners may join. Give 3 months of notice.')).toBe(false);
  });

  test('a heading announces what stands below it', () => {
    expect(firstKind('How much is it?')?.isAnnounced('Fees')).toBe(true);
    expect(firstKind('How much is it?')?.isAnnounced('Appeals')).toBe(false);
  });
});
