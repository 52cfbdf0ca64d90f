import { describe, expect, test } from 'vitest';
import { atOnce } from '../in-turns.ts';
import { outlineOf } from '../testing/outline-of.ts';
import { contextNeeds } from './context-needs.ts';

/** What the sentence with these words needs, as the openings of other sentences. */
function needsOf(text: string, words: string): readonly string[] {
  const outline = outlineOf(text);
  const place = outline.points.findIndex(({ own }) => own.includes(words));
  return (atOnce(contextNeeds(outline, 500))[place] ?? []).map((at) => outline.points[at]?.own.split(' ').slice(0, 3).join(' ') ?? '');
}

describe('a statement needs', () => {
  test.each<[string, string, string, string[]]>([
    [
      'the exception after it',
      'The charge falls to £40. Unless the operator asks, nothing is refunded. Tea was served.',
      'charge falls',
      ['Unless the operator'],
    ],
    [
      'the limit after it, whatever it opens with',
      'Rates rise in May. The rise is a proposal and has not been agreed. Tea was served.',
      'Rates rise',
      ['The rise is'],
    ],
    ['the limit two sentences on', 'You are paid £30. You need not claim. This does not apply in Block C.', 'paid £30', ['This does not']],
    [
      'whose claim it is',
      'The association argued for delay. Nine in ten farms would close. Tea was served.',
      'Nine in ten',
      ['The association argued'],
    ],
    ['the sentence it leans on', 'The bridge was closed. It opens again in May. Tea was served.', 'opens again', ['The bridge was']],
    [
      'where a quotation opens',
      'She wrote to the board. “The pumps are fit. Every one was tested.” Tea was served.',
      'Every one was',
      ['“The pumps are'],
    ],
    [
      'a limit elsewhere on the same figure',
      'The fund paid for 412 sites.\n\nMany were small.\n\nThe figure of 412 assumes one payment a site.',
      'paid for 412',
      ['The figure of'],
    ],
  ])('%s', (_, text, words, needed) => {
    expect(needsOf(text, words)).toEqual(expect.arrayContaining(needed));
  });

  test('the answer to a claim, where there is room', () => {
    const outline = outlineOf('The supplier claimed that the pumps work. Officers visited the site.');
    expect([atOnce(contextNeeds(outline, 500))[0], atOnce(contextNeeds(outline, 60))[0]]).toEqual([[1], []]);
  });

  test.each<[string, string, string]>([
    ['nothing where the next sentence only goes on', 'The board met in May. Members walked to the site.', 'board met'],
    ['nothing of another paragraph that does not limit it', 'The board met in May.\n\nMembers walked to the site.', 'board met'],
    ['nothing of a small number that many share', 'There were 12 sites.\n\nThe estimate of 12 is old.', '12 sites'],
  ])('%s', (_, text, words) => {
    expect(needsOf(text, words)).toEqual([]);
  });
});
