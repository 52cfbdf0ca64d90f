import { describe, expect, test } from 'vitest';
import { askedPhrases, phrasesHeld } from './asked-phrases.ts';

describe('the phrases of a question', () => {
  test.each([
    ['in straight quotation marks', 'what does "no fault eviction" mean', [['no', 'fault', 'eviction']]],
    ['in curly ones', 'what does “No-fault eviction” mean', [['no', 'fault', 'eviction']]],
    ['a code of several parts', 'does SI 2019/419 still apply', [['2019', '419']]],
    ['a code with letters', 'where do I send form CH-23/B?', [['ch', '23', 'b']]],
    [
      'several',
      '"bus fund" or "well grant" under AB-12',
      [
        ['bus', 'fund'],
        ['well', 'grant'],
        ['ab', '12'],
      ],
    ],
    ['a word alone is none', 'what is a "holding"?', []],
    ['a mark that is never closed is none', 'a 6" pipe for my well', []],
    ['a decimal is a word', 'is it 4.5 per cent', []],
    ['words with a hyphen are no code', 'is a well-kept hedge paid for', []],
    [
      'no more than five',
      '"a b" "c d" "e f" "g h" "i j" "k l"',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
        ['i', 'j'],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_, question, phrases) => {
    expect(askedPhrases(question)).toEqual(phrases);
  });

  test('are held as they are written: not in another order, not in another form, not within a word', () => {
    const phrases = askedPhrases('"renewing a licence" "bus fund"');
    expect(phrasesHeld(phrases, () => 'Renewing a\nlicence is free; the Bus-Fund pays.')).toBe(2);
    expect(phrasesHeld(phrases, () => 'Renewal of a licence. The fund for a bus. The bus funding.')).toBe(0);
    expect(phrasesHeld([], () => expect.unreachable())).toBe(0);
  });

  test('hostile questions are read in time', () => {
    expect(askedPhrases(`${'"'.repeat(50_000)}${'a-'.repeat(50_000)}1`).length).toBeLessThanOrEqual(5);
  });
});
