import type { Citation, Source } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { grounding } from './grounding.ts';

const quote =
  'The Rural Bus Fund opens on 4 May 2027. Parish councils must apply before 30 June. Grants of up to £50,000 are paid by the Welsh Government. Applicants cannot appeal.';

function cite(words: string): Citation {
  return { id: '1', title: 'Fund', quote: words, position: { document: 'fund', start: 0, end: words.length } };
}

async function find(text: string, quotes: readonly string[] = [quote]) {
  const statement = { text, citations: quotes.map(cite) };
  const found = await findIn(grounding, { containment: 0.9, order: 0.8 }, { text, stage: 'output', statement });
  return found.map((words) => words.split(':')[0]);
}

describe('a statement that its quotation says is released', () => {
  test.each([
    ['the quotation itself', quote],
    ['one sentence of it', 'Parish councils must apply before 30 June.'],
    ['with its lines wrapped elsewhere', 'The Rural Bus Fund opens\non 4 May 2027.'],
    ['shortened', 'Parish councils must apply before 30 June'],
    ['drawn from two sentences', 'The Rural Bus Fund opens on 4 May 2027 and grants of up to £50,000 are paid.'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });

  test('stretches joined in the order they are cited', async () => {
    expect(await find('You can use a grant for: driver training', ['You can use a grant for:', 'driver training'])).toEqual([]);
  });
});

describe('a statement that its quotation does not say is found', () => {
  test.each([
    [
      'a condition left out',
      'Staff may work at home.',
      'Staff may work at home with the consent of their manager.',
      'unsupported-condition',
    ],
    [
      'a condition cut off',
      'The council will plant 300 trees.',
      'The council will plant 300 trees, provided that it rains.',
      'unsupported-condition',
    ],
    [
      'two sentences mixed',
      'Mr Okafor said that the light was red.',
      'Mr Okafor said that the light was green. Ms Lane said that it was red.',
      'unsupported-words',
    ],
    ['a duty given to another', 'The board must respond in May.', 'The board met. The minister must respond in May.', 'unsupported-words'],
  ])('%s', async (_, text, quoted, kind) => {
    expect(await find(text, [quoted])).toEqual([kind]);
  });

  test.each([
    ['another date', 'The Rural Bus Fund opens on 5 May 2027.', 'unsupported-figures'],
    ['another sum', 'Grants of up to £80,000 are paid by the Welsh Government.', 'unsupported-figures'],
    ['a negation', 'Parish councils must not apply before 30 June.', 'unsupported-negation'],
    ['a negation left out', 'Applicants can appeal.', 'unsupported-negation'],
    ['a duty made a choice', 'Parish councils may apply before 30 June.', 'unsupported-deciding-words'],
    ['a time turned round', 'Parish councils must apply after 30 June.', 'unsupported-deciding-words'],
    ['another name', 'Grants of up to £50,000 are paid by the Scottish Government.', 'unsupported-words'],
    ['a claim added', 'Parish councils must apply before 30 June with a signed business plan.', 'unsupported-words'],
    ['something else', 'Libraries close at noon.', 'unsupported-words'],
    ['parts changed round', 'The Welsh Government must apply and Parish councils are paid grants.', 'unsupported-order'],
    ['half of a sentence that says the opposite', 'appeal.', 'unsupported-negation'],
  ])('%s', async (_, text, kind) => {
    expect(await find(text)).toEqual([kind]);
  });

  test('without a citation nothing is borne out', async () => {
    expect(await find('The fund opens.', [])).toEqual(['unsupported-words']);
  });

  test('a placeholder the quotation does not hold', async () => {
    expect(await find('Write to ⟦email-2-abcdef⟧ today.', ['Write to ⟦email-1-abcdef⟧ today.'])).toEqual(['unsupported-figures']);
  });
});

describe('a phrase must be the phrase', () => {
  const phrases = { thanks: 'Thank you.', opening: 'Dear {title} {surname}', gap: '[Gap: “{ask}” has no line.]' };
  const letter: Source = {
    document: 'input',
    title: '',
    start: 0,
    trust: 'caller',
    text: 'When does it\nopen? Yours, MRS Jane (Ann) Osei',
  };

  async function findPhrase(text: string, phrase: string) {
    const statement = { text, citations: [], phrase };
    const found = await findIn(
      grounding,
      { containment: 0.9, order: 0.8 },
      { text, stage: 'output', statement, phrases, sources: [letter] },
    );
    return found.map((words) => words.split(':')[0]);
  }

  test.each([
    ['Thank you.', 'thanks'],
    ['Dear Mrs Osei', 'opening'],
    ['Dear Councillor Osei', 'opening'],
    ['[Gap: “When does it open?” has no line.]', 'gap'],
  ])('%s fits', async (text, phrase) => {
    expect(await findPhrase(text, phrase)).toEqual([]);
  });

  test.each([
    ['Thank you!', 'thanks'],
    ['Thank you. The fund is closed.', 'thanks'],
    ['Dear Mrs Smith', 'opening'],
    ['Dear  ', 'opening'],
    ['[Gap: “The minister has decided to close the fund in every county” has no line.]', 'gap'],
    ['Thank you.', 'unheard-of'],
    ['Thank you.', 'toString'],
  ])('%s does not fit %s', async (text, phrase) => {
    expect(await findPhrase(text, phrase)).toEqual(['not-the-phrase']);
  });
});
