import { expect, test } from 'vitest';
import { linesOfBytes } from './lines-of-bytes.ts';

const text = 'one\n{"a":"\u2028 £ 𝒳"}\n\nlast';

test.each([1, 2, 3, 7, 100])('lines are the same in pieces of %i bytes, whatever is in them', async (size) => {
  const bytes = Buffer.from(text);
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  expect(await Array.fromAsync(linesOfBytes(pieces))).toEqual(text.split('\n'));
});

test('what ends with its last line has no empty one after it', async () => {
  const pieces = (async function* () {
    yield Buffer.from('a\nb\n');
  })();
  expect(await Array.fromAsync(linesOfBytes(pieces))).toEqual(['a', 'b']);
});
