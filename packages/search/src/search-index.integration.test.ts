import { expect, test } from 'vitest';
import { searchIndex } from './search-index.ts';
import { samplePage } from './testing/sample-documents.ts';

function timeToAdd(count: number): number {
  const index = searchIndex();
  const started = performance.now();
  for (let number = 0; number < count; number += 1)
    index.add(samplePage(`page-${number}`, ['# Grants', `The grant of office ${number} pays 60% of the cost of a well.`, 'Apply by May.']));
  return performance.now() - started;
}

test('adding grows in line with the number of pages', () => {
  timeToAdd(500);
  const few = Math.min(timeToAdd(1_000), timeToAdd(1_000));
  const many = timeToAdd(8_000);
  expect(many).toBeLessThan(8 * few * 3);
});
