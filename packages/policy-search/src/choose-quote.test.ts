import { describe, expect, test } from 'vitest';
import { chooseQuote } from './choose-quote.ts';

const filler = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `Sentence ${from + index} speaks of harbours and their old stone walls.`).join(' ');

describe('chooseQuote', () => {
  test('a short passage is quoted whole: cutting it could drop a condition', () => {
    const text = 'You can claim £40 a week. You cannot claim if you live abroad.';
    expect(chooseQuote(text, 'how much can I claim')).toEqual({ start: 0, end: text.length });
  });

  test('of a long passage, the sentence that answers and what follows it', () => {
    const answer = 'The grant pays 60% of the cost.';
    const text = `${filler(1, 8)} ${answer} It is not paid twice. ${filler(9, 8)}`;
    const { start, end } = chooseQuote(text, 'how much of the cost does the grant pay');
    expect(text.slice(start, end)).toContain(`${answer} It is not paid twice.`);
    expect(end - start).toBeLessThanOrEqual(420);
  });

  test('the quotation begins and ends with whole sentences', () => {
    const text = filler(1, 20);
    const { start, end } = chooseQuote(text, 'walls');
    expect(text.slice(start, end)).toMatch(/^Sentence .+walls\.$/);
  });

  test('one endless sentence is quoted whole rather than torn', () => {
    const text = `${'word '.repeat(200)}end`;
    expect(chooseQuote(text, 'word')).toEqual({ start: 0, end: text.length });
  });

  const items = (count: number) => Array.from({ length: count }, (_, place) => `- harbours of the old kind, number ${place} of the wall`);

  test('an item of a long list is quoted from the words that lead into it', () => {
    const text = ['You cannot apply for:', ...items(8), '- a garden hedge', ...items(8)].join('\n');
    const { start, end } = chooseQuote(text, 'Can I apply for the hedge of my garden?');
    expect(text.slice(start, end)).toMatch(/^You cannot apply for:[\s\S]+- a garden hedge$/);
  });

  test('of a list too long for that, the item with those beside it', () => {
    const text = ['You cannot apply for:', ...items(30), '- a garden hedge'].join('\n');
    const { start, end } = chooseQuote(text, 'Can I apply for the hedge of my garden?');
    expect(text.slice(start, end)).toMatch(/- a garden hedge$/);
    expect(end - start).toBeLessThanOrEqual(420);
  });

  test('of sentences that say as much, the one with what is asked for', () => {
    const text = `The grant helps with boats. ${filler(1, 9)} The grant is £600. ${filler(10, 3)}`;
    const { start, end } = chooseQuote(text, 'How much is the grant?');
    expect(text.slice(start, end)).toContain('£600');
  });
});
