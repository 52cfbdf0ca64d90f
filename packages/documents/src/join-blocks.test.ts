import { expect, test } from 'vitest';
import { blockPart, joinBlocks } from './join-blocks.ts';

test('parts stand after one another, each block where its words are, and an empty part leaves no trace', () => {
  const whole = { text: 'Two.\nThree.', blocks: [{ kind: 'paragraph' as const, start: 5, end: 11 }] };
  const { text, blocks } = joinBlocks([blockPart('One', { kind: 'heading', level: 2 }), blockPart('', { kind: 'paragraph' }), whole]);
  expect(text).toBe('One\n\nTwo.\nThree.');
  expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['heading', 'One'],
    ['paragraph', 'Three.'],
  ]);
  expect(blocks[0]?.level).toBe(2);
  expect(joinBlocks([])).toEqual({ text: '', blocks: [] });
});
