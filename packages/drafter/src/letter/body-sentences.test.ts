import { describe, expect, test } from 'vitest';
import { bodySentences } from './body-sentences.ts';
import { readLetter } from './read-letter.ts';

const textsOf = (letter: string) => bodySentences(readLetter(letter)).map(({ text }) => text);
const body = 'Please keep our post office open.';

describe('bodySentences', () => {
  test.each([
    [
      'a letterhead and a signature',
      `14 High Street\nLower Tansley\nLS1 2AB\nOur ref: AB/12\n18 November 2026\n\nDear Minister,\n\n${body}\n\nYours sincerely,\nMs Jane Osei\nMP for Leeds Central\nTel: 020 7946 0000\n`,
    ],
    [
      'the head of an e-mail',
      `From: Ann Lee <ann@lee.example>\nSubject: Post offices\n\nHi\n\n${body}\n\nThanks\nann\nSent from my iPhone`.replace(
        '\nann\n',
        '\nAnn\n',
      ),
    ],
    ['older mail below', `Dear Sir or Madam\n\n${body}\n\nRegards\nAnn\n\n-----Original Message-----\nFrom: us\nSubject: x\n\nWe wrote.`],
    ['nothing around it', body],
  ])('%s are left out', (_, letter) => {
    expect(textsOf(letter)).toEqual([body]);
  });

  test.each([
    ['in the salutation', `Dear Minister, my son is ill\n\n${body}\n\nYours\nAnn`, 'Dear Minister, my son is ill'],
    ['after the signature', `Dear Minister\n\n${body}\n\nYours\nAnn Lee\n\nPS My benefits were stopped.`, 'PS My benefits were stopped.'],
    ['without a full stop', `Dear Minister\n\n${body}\n\nYours\nAnn Lee\nmy mother died waiting`, 'my mother died waiting'],
    ['in capitals', `Dear Minister\n\n${body}\n\nYours\nMY SON IS DYING`, 'MY SON IS DYING'],
    ['above the salutation', `Address the housing crisis\n\nDear Minister\n\n${body}\n\nYours\nAnn`, 'Address the housing crisis'],
    ['in the closing words', `Dear Minister\n\n${body}\n\nThank you for letting my son starve\nAnn`, 'Thank you for letting my son starve'],
  ])('what somebody says %s is not', (_, letter, words) => {
    expect(textsOf(letter).join('\n')).toContain(words);
  });

  test('places point into the letter as it came', () => {
    const letter = `Dear Minister\n\n${body} It matters.\n\nYours\nAnn`;
    for (const { start, end, text } of bodySentences(readLetter(letter))) expect(letter.slice(start, end)).toBe(text);
  });
});
