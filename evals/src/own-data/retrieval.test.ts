import { type Report, report } from '@assay/core';
import { afterAll, describe, expect, test } from 'vitest';
import { measureFolder } from './measure-folder.ts';
import { retrieval } from './retrieval.ts';
import { ownDataFolder, removeFolders } from './testing/own-data-folder.ts';
import { testParts } from './testing/test-parts.ts';

const corpus = [
  { _id: 'a', title: 'Boats', text: 'red boat sails', url: 'https://example.org/boats' },
  { _id: 'b', title: 'Boats', text: 'blue boat sinks', url: 'https://example.org/boats' },
  { _id: 'c', title: 'Trains', text: 'green train stops', page: 'trains' },
  { _id: 'd', title: 'harbour', text: '' },
];
const queries: readonly unknown[] = [
  { _id: 'q1', text: 'blue boat' },
  { _id: 'q2', text: 'green boat', scenario: 'train stops' },
];
const header = 'query-id\tcorpus-id\tscore\n';
const qrels = `${header}q1\tb\t2\nq1\ta\t1\nq2\tc\t1\n`;

function measure(files: Parameters<typeof ownDataFolder>[0] = {}): Promise<Report> {
  const folder = ownDataFolder({ 'corpus.jsonl': corpus, 'queries.jsonl': queries, 'qrels.tsv': qrels, ...files });
  const digest = { digest: 'digest' };
  return measureFolder({ suite: retrieval, folder, parts: testParts(), configuration: digest, suiteParts: digest });
}

afterAll(removeFolders);

describe('search/retrieval', () => {
  test('ranks documents by their best passage, and pages where there is a scenario', async () => {
    const measured = await measure();
    // q2 by its text alone: a, b, c score alike in their order, so c is third.
    const { metrics } = measured;
    expect(metrics['ndcg@10']).toMatchObject({ value: (1 + 1 / Math.log2(4)) / 2, n: 2, clusters: 2, kind: 'reported' });
    expect(metrics['mrr@10']?.value).toBeCloseTo((1 + 1 / 3) / 2);
    expect(metrics['recall@10']?.value).toBe(1);
    expect(metrics['ndcg@10.scenario']).toMatchObject({ value: 1, n: 1 });
    expect(metrics).not.toHaveProperty('refusal_auc');
    expect(report.parse(measured)).toEqual(measured);
  });

  test('intervals of shares stay within 0 and 1', async () => {
    const { metrics } = await measure();
    for (const { low, high } of Object.values(metrics)) {
      expect(low ?? 0).toBeGreaterThanOrEqual(0);
      expect(high ?? 1).toBeLessThanOrEqual(1);
    }
  });

  test('queries without an answer are told apart by the confidence, and need no judgement', async () => {
    const measured = await measure({
      'queries.jsonl': [
        { _id: 'q1', text: 'blue boat', answerable: true },
        { _id: 'q2', text: 'green boat', answerable: true },
        { _id: 'q3', text: 'purple boat', answerable: false },
        { _id: 'q4', text: 'purple cow', answerable: false },
      ],
    });
    expect(measured.metrics.refusal_auc).toMatchObject({ value: (1 + 0.75) / 2, n: 4 });
    expect(measured.metrics['wrongly_refused@95']?.value).toBe(0.5);
    expect(measured.metrics['ndcg@10']?.n).toBe(2);
    expect(measured.slices.answerable?.false?.confidence).toMatchObject({ value: 0.25, n: 2 });
    expect(measured.metrics).not.toHaveProperty('ndcg@10.scenario');
  });

  test('a document that is only a title is found by it', async () => {
    const { metrics } = await measure({ 'queries.jsonl': [{ _id: 'q', text: 'harbour' }], 'qrels.tsv': `${header}q\td\t1\n` });
    expect(metrics['ndcg@10']?.value).toBe(1);
  });

  test.each([
    [
      'a query without a relevant document',
      { 'qrels.tsv': `${header}q1\tb\t1\nq2\tc\t0\n` },
      /queries\.jsonl: the query "q2" has no relevant/,
    ],
    ['no judgement at all', { 'qrels.tsv': header }, /holds no judgement/],
    ['a judgement of an unknown document', { 'qrels.tsv': `${qrels}q1\tz\t1\n` }, /line 5: there is no document "z"/],
    ['a judgement of an unknown query', { 'qrels.tsv': `${qrels}q9\ta\t1\n` }, /line 5: there is no query "q9"/],
    ['a judgement made twice', { 'qrels.tsv': `${qrels}q1\ta\t1\n` }, /line 5: "a" is judged for the query "q1" twice/],
    ['a score that is no number', { 'qrels.tsv': `${header}q1\ta\thigh\n` }, /line 2: a line is a query id/],
    ['a file without its header', { 'qrels.tsv': 'q1\ta\t1\n' }, /line 1: the first line must name the columns/],
    ['an empty corpus', { 'corpus.jsonl': '' }, /corpus\.jsonl: the file is empty/],
    ['two documents of one id', { 'corpus.jsonl': [...corpus, corpus[0]] }, /line 5: the id "a" stands in line 1 too/],
    ['a query that asks nothing', { 'queries.jsonl': [{ _id: 'q1', text: ' ' }] }, /line 1: text: write a question/],
  ])('%s is refused', async (_, files, message) => {
    await expect(measure(files)).rejects.toMatchObject({ code: 'dataset-invalid', message: expect.stringMatching(message) });
  });
});
