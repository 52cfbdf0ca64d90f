import { describe, expect, test } from 'vitest';
import { parseText } from './parse-text.ts';
import { blockTexts } from './testing/block-texts.ts';

const text = `Riverside footbridge: decision\r
\r
The panel met on 4 May 2026.   \r
It agreed two things:\r
\r
- close the bridge\r
2. repair it\r
\r
Costs\r
The repairs cost\u00a0£180,000.\r
`;

describe('a plain text', () => {
  test('keeps its words; headings, paragraphs and list items are its blocks', () => {
    const parsed = parseText(text);
    expect(parsed.title).toBe('Riverside footbridge: decision');
    expect(parsed.text).not.toMatch(/\r|\u00a0| \n|\n$/);
    expect(blockTexts(parsed)).toEqual([
      ['h2', 'Riverside footbridge: decision'],
      ['paragraph', 'The panel met on 4 May 2026.'],
      ['paragraph', 'It agreed two things:'],
      ['list-item', 'close the bridge'],
      ['list-item', 'repair it'],
      ['h2', 'Costs'],
      ['paragraph', 'The repairs cost £180,000.'],
    ]);
  });

  test('a greeting, an address and a signature are no headings', () => {
    const letter = 'Dear Minister\n\nPlease help us.\n\nYours sincerely\n\nJane Osei\n\n4 Mill Lane\n\nWorkington';
    expect(parseText(letter).blocks.filter(({ kind }) => kind === 'heading')).toEqual([]);
    expect(parseText(letter).title).toBe('');
  });

  test('half a million characters without a space, of line ends, of one word are read to their end', () => {
    for (const part of ['a', 'word ', 'A.\n']) expect(parseText(part.repeat(500_000 / part.length)).text.length).toBeGreaterThan(400_000);
    expect(parseText('\n'.repeat(500_000)).text.trim()).toBe('');
  });
});
