import { describe, expect, test } from 'vitest';
import { findAsks } from './find-asks.ts';

const quotes = (letter: string) => findAsks(letter).map(({ quote }) => quote);

describe('findAsks', () => {
  test.each<[string, string, readonly string[]]>([
    ['a question', 'I moved in May. When does the fund close?', ['When does the fund close?']],
    ['a request', 'Please tell me who can apply.', ['Please tell me who can apply.']],
    [
      'an indirect question',
      'I should be grateful if you could confirm whether tenants can apply.',
      ['I should be grateful if you could confirm whether tenants can apply.'],
    ],
    [
      'a constituent’s question',
      'My constituent asks whether the fee can be waived.',
      ['My constituent asks whether the fee can be waived.'],
    ],
    [
      'two questions in one sentence',
      'Who can apply for the grant, and when does the fund close?',
      ['Who can apply for the grant', 'when does the fund close?'],
    ],
    ['a numbered question', '1. How much is the fee?', ['How much is the fee?']],
    [
      'a parliamentary question',
      'To ask the Secretary of State how many bridges are shut.',
      ['To ask the Secretary of State how many bridges are shut.'],
    ],
    ['a courtesy', 'I look forward to hearing from you.', []],
    ['a rhetorical question', 'How can this be right?', []],
    ['a statement', 'The bus no longer stops here.', []],
    ['nothing', '', []],
  ])('%s', (_, letter, expected) => {
    expect(quotes(letter)).toEqual(expected);
  });

  test('an ask stands in the letter where it says, and knows what was said before it', () => {
    const letter = 'Dear Sir\n\nOur well is dry. Can we claim twice?\n\nYours faithfully';
    const [ask] = findAsks(letter);
    expect(letter.slice(ask?.start, ask?.end)).toBe('Can we claim twice?');
    expect(ask?.before).toBe('Our well is dry.');
  });
});
