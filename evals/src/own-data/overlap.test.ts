import { afterAll, describe, expect, test } from 'vitest';
import { measureFolder } from './measure-folder.ts';
import { overlap } from './overlap.ts';
import { ownDataFolder, removeFolders } from './testing/own-data-folder.ts';
import { testParts } from './testing/test-parts.ts';

const words = 'one two three four five six seven eight nine ten eleven twelve';
const documents = [
  { _id: 'd1', text: words },
  { _id: 'd2', text: 'broken' },
];
const reference = words.split(' ').slice(0, 10).join(' ');

function measure(items: readonly unknown[]) {
  const folder = ownDataFolder({ 'documents.jsonl': documents, 'items.jsonl': items });
  const digest = { digest: 'digest' };
  return measureFolder({ suite: overlap, folder, parts: testParts({ grounding: [] }), configuration: digest, suiteParts: digest });
}

afterAll(removeFolders);

describe('summariser/overlap', () => {
  test('asks for as many words as the references of an item have in the mean, and takes the best of the references', async () => {
    const measured = await measure([{ _id: 'i1', doc: 'd1', references: [reference, 'zebra '.repeat(10).trim()] }]);
    expect(measured.metrics.rouge1).toMatchObject({ value: 100, n: 1, clusters: 1 });
    expect(measured.metrics.rougeLsum?.value).toBe(100);
    // The one sentence of the document is two words longer.
    expect(measured.metrics['lead.rouge1']?.value).toBeCloseTo(90.9, 1);
    expect(measured.notes.join(' ')).toMatch(/as many words were asked for as its references have in the mean: 10 words/);
  });

  test('a summary that could not be made counts as 0, and the report says so', async () => {
    const measured = await measure([
      { _id: 'i1', doc: 'd1', references: [reference], query: 'about numbers' },
      { _id: 'i2', doc: 'd2', references: [reference] },
    ]);
    expect(measured.metrics.rouge2).toMatchObject({ value: 50, n: 2, clusters: 2 });
    expect(measured.notes.join(' ')).toMatch(/takes no query.*1 of 2 summaries were not made \(tool-failed\)/);
  });

  test.each([
    ['an unknown document', { _id: 'i', doc: 'd9', references: [reference] }, /item "i" names the document "d9"/],
    ['no reference', { _id: 'i', doc: 'd1', references: [] }, /references/],
    ['a reference without words', { _id: 'i', doc: 'd1', references: [' - '] }, /a reference holds words/],
  ])('an item with %s is refused', async (_, item, message) => {
    await expect(measure([item])).rejects.toMatchObject({ code: 'dataset-invalid', message: expect.stringMatching(message) });
  });
});
