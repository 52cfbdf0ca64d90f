import { describe, expect, test } from 'vitest';
import { readLetter } from '../letter/read-letter.ts';
import { findAsks } from './find-asks.ts';

const asksOf = (letter: string) => findAsks(readLetter(letter));
const quotes = (letter: string) => asksOf(letter).map(({ quote }) => quote);

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
    ['a parliamentary question', 'To ask the Secretary of State how many bridges are shut.', ['how many bridges are shut.']],
    [
      'a list of requests after the words that lead into it',
      'Please send me:\n- the form for tenants\n- the rules\n\nThe road is shut.',
      ['the form for tenants', 'the rules'],
    ],
    ['a question in an unpunctuated e-mail', 'our van broke down, can we skip a month', ['our van broke down, can we skip a month']],
    ['a question without its mark', 'The lift is shut. Who pays when the batteries run out.', ['Who pays when the batteries run out.']],
    ['a thing that is wanted done', 'I want my search done.', ['I want my search done.']],
    ['an exclamation', 'How much better it was, when we had a bus and a school and a shop and a doctor and a bobby here!', []],
    ['quoted mail below is not asked again', 'Thanks for this.\n\nOn Monday Ann wrote:\n> When does it close?', []],
    ['a courtesy', 'I look forward to hearing from you.', []],
    ['a rhetorical question', 'How can this be right?', []],
    ['a statement', 'The bus no longer stops here.', []],
    ['nothing', '', []],
  ])('%s', (_, letter, expected) => {
    expect(quotes(letter)).toEqual(expected);
  });

  test('an ask stands in the letter where it says, and knows what was said before it', () => {
    const letter = 'Dear Sir\n\nOur well is dry. Can we claim twice?\n\nYours faithfully';
    const [ask] = asksOf(letter);
    expect(letter.slice(ask?.start, ask?.end)).toBe('Can we claim twice?');
    expect(ask?.before).toBe('Our well is dry.');
  });

  test.each<[string, boolean]>([
    ['I have no idea whether my shed counts.', true],
    ['The leaflet says nothing about caravans.', true],
    ['Nobody has told us when the money comes.', true],
    ['Please tell me whether my shed counts.', false],
  ])('%j is implied: %s', (letter, isImplied) => {
    expect(asksOf(letter)).toMatchObject([{ quote: letter, isImplied }]);
  });

  test('a sentence that is known to ask by what the letter is is an ask, whatever its form', () => {
    const letter = readLetter('The cheque stubs of last year, in full.');
    expect(findAsks(letter)).toEqual([]);
    expect(findAsks(letter, letter.sentences)).toHaveLength(1);
  });

  test('an endless sentence is not split without end', () => {
    expect(asksOf(`${'and what if '.repeat(15_000)}we went?`)).toHaveLength(21);
  });
});
