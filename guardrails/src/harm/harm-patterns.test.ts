import { expect, test } from 'vitest';
import { harmPatterns } from './harm-patterns.ts';
import { harmKinds, harmWords } from './harm-words.ts';

const { kinds, lists } = harmWords();
const patterns = harmKinds.flatMap((kind) => [...kinds[kind].says, ...kinds[kind].signs, ...kinds[kind].hints]);

test('every list that a pattern names is there', () => {
  const named = [...patterns.map(({ fits }) => fits), ...Object.values(lists).flat()].flatMap((text) =>
    [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name),
  );
  expect(named.filter((name) => name === undefined || lists[name] === undefined)).toEqual([]);
});

test('the words by which a pattern is found stand in it, so that none is found by a word it lost', () => {
  const { byWord, all } = harmPatterns();
  const reached = new Set([...byWord.values()].flat());
  expect(all.filter((pattern) => !reached.has(pattern))).toEqual([]);
  for (const { by, fits } of patterns) {
    const written = `${fits} ${named(fits)}`;
    // An optional plural ("bullets?") is both words.
    for (const word of by.split('|')) expect(written.replaceAll(/(\w+)s\?/g, '$1 $1s'), fits).toContain(word);
  }
});

// --- Internal ---

function named(text: string): string {
  return [...text.matchAll(/<(\w+)>/g)]
    .flatMap(([, name = '']) => (lists[name] ?? []).map((entry) => `${entry} ${named(entry)}`))
    .join(' ');
}
