import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { rankAnswers } from './rank-answers.ts';

function passage(id: string, text: string, { section, ...changes }: Partial<Passage> & { readonly section?: string } = {}): Passage {
  const document = id.split('#')[0] ?? id;
  const position = { document, start: 0, end: text.length, ...(section === undefined ? {} : { section }) };
  return { id, document, title: document, text, position, score: 0.8, coverage: 1, confidence: 0.9, missing: [], metadata: {}, ...changes };
}

const order = (question: string, passages: readonly Passage[]) => {
  const words = question.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return rankAnswers({ question, words }, passages);
};
const ids = (question: string, passages: readonly Passage[]) => order(question, passages).map(({ passage: { id } }) => id);

describe('rankAnswers', () => {
  test('what a page opens with comes after the section that answers, though it shares more words', () => {
    const intro = passage('hedges#0', 'The hedge grant pays farmers to plant a hedge.', { score: 1 });
    const rates = passage('hedges#1', 'It pays £14.20 a metre for a new hedge.', { section: 'What the grant pays' });
    expect(ids('How much does the hedge grant pay?', [intro, rates])).toEqual(['hedges#1', 'hedges#0']);
  });

  test('a passage in other words for the same thing is not passed over', () => {
    const fee = passage('tags#1', 'The fee is £7.50.', { section: 'Fees' });
    const lost = passage('tags#2', 'Tell us if a tag is lost.', { section: 'Tags' });
    expect(ids('price of a tag', [lost, fee])).toEqual(['tags#1', 'tags#2']);
  });

  test('words that no passage says move nothing: who asks does not decide what is found', () => {
    const passages = [
      passage('a#1', 'Carers get £20 a week.', { section: 'Pay' }),
      passage('b#1', 'Ponies graze.', { section: 'Grazing' }),
    ];
    const strengths = (question: string) => order(question, passages).map(({ strength }) => strength);
    expect(strengths('How much do Muslim carers get, aged seventy?')).toEqual(strengths('How much do carers get?'));
  });

  test('equal passages stay in the order of the search', () => {
    const twins = ['a#1', 'b#1'].map((id) => passage(id, 'Carers get £20.', { section: 'Pay' }));
    expect(ids('carers', twins)).toEqual(['a#1', 'b#1']);
    expect(ids('carers', [])).toEqual([]);
  });
});
