import { describe, expect, test } from 'vitest';
import { parseLines } from './parse-lines.ts';

const record = {
  id: 'line-well-amount',
  title: 'Well grant: how much',
  text: 'The grant pays 60%.\n\nIt pays no more than £4,500.',
  topic: 'wells',
  status: 'approved',
  owner: 'Water Grants Team',
  cleared: '2026-05-11',
  review: '2027-05-11',
  nation: 'england',
  source: 'well.html',
};

const parse = (...records: readonly unknown[]) => parseLines('lines.jsonl', records.map((one) => JSON.stringify(one)).join('\n'));

describe('approved lines', () => {
  test('are a document each, in their own collection, with what is known of them', () => {
    const outcome = parse(record, { ...record, id: 'line-2', status: 'draft' });
    const documents = outcome.status === 'read' ? outcome.documents : [];
    expect(documents.map(({ id, collection }) => [id, collection])).toEqual([
      ['line-well-amount', 'lines'],
      ['line-2', 'lines'],
    ]);
    expect(documents[0]).toMatchObject({ title: record.title, text: record.text, origin: 'lines.jsonl', audience: ['everyone'] });
    expect(documents[0]?.metadata).toEqual({
      topic: 'wells',
      status: 'approved',
      owner: 'Water Grants Team',
      cleared: '2026-05-11',
      review: '2027-05-11',
      nation: 'england',
    });
    expect(documents[0]?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
  });

  test('are synthetic only where the record says so', () => {
    const outcome = parse({ ...record, synthetic: true }, { ...record, id: 'b', synthetic: false }, { ...record, id: 'c' });
    expect(outcome.status === 'read' && outcome.documents.map(({ metadata }) => metadata.synthetic)).toEqual([true, undefined, undefined]);
  });

  const { owner: _, ...ownerless } = record;
  const bad: readonly (readonly [rule: string, lines: string, words: RegExp])[] = [
    ['not JSON', `${JSON.stringify(record)}\n\n{"id": `, /^lines\.jsonl, line 3 is not JSON/],
    [
      'a missing field',
      `${JSON.stringify(record)}\n${JSON.stringify(ownerless)}`,
      /^lines\.jsonl, line 2 is not an approved line: owner: /,
    ],
    ['a wrong value', JSON.stringify({ ...record, status: 'cleared' }), /line 1 is not an approved line: status: /],
    ['an unknown field', JSON.stringify({ ...record, statsu: 'draft' }), /statsu/],
    ['an empty text', JSON.stringify({ ...record, text: ' ' }), /line 1 is not an approved line: text: /],
    ['no object', '[]', /line 1 is not an approved line/],
    ['an id twice', `${JSON.stringify(record)}\n${JSON.stringify(record)}`, /line 2 has the id of a line before it/],
  ];

  test.each(bad)('%s refuses the file, naming line and field', (_rule, lines, words) => {
    const outcome = parseLines('lines.jsonl', lines);
    expect(outcome).toMatchObject({ status: 'refused', code: 'document-unreadable', message: expect.stringMatching(words) });
  });
});
