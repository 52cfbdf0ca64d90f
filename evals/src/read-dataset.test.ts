import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256 } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gateHalf, readDataset } from './read-dataset.ts';

const record = z.strictObject({ id: z.string(), cluster: z.string() });

function dataset(data: string, manifest: Record<string, unknown> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-dataset-'));
  writeFileSync(join(folder, 'd.jsonl'), data);
  const about = {
    name: 'd',
    description: 'for this test',
    records: 1,
    clusters: 1,
    sha256: sha256(data),
    author: 'the test',
    licence: 'MIT',
    reviewBy: '2030-01-01',
    tier: 'synthetic',
    labels: 'none',
    salt: 'a',
    ...manifest,
  };
  writeFileSync(join(folder, 'd.manifest.json'), JSON.stringify(about));
  return () =>
    readDataset({
      data: pathToFileURL(join(folder, 'd.jsonl')),
      manifest: pathToFileURL(join(folder, 'd.manifest.json')),
      schema: record,
      idOf: ({ id }) => id,
      clusterOf: ({ cluster }) => cluster,
    });
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify({ id: `r${index}`, cluster: `c${index % 7}` })}\n`).join('');

describe('readDataset', () => {
  test('parts the records into a tune and a gate half by cluster, so that no cluster is on both sides', () => {
    const { gate, tune, notes } = dataset(lines(70))();
    expect(gate.length + tune.length).toBe(70);
    const gateClusters = new Set(gate.map(({ cluster }) => cluster));
    expect(gateClusters.size).toBe(4);
    expect(tune.some(({ cluster }) => gateClusters.has(cluster))).toBe(false);
    expect(notes).toEqual([]);
  });

  test('a new salt draws another half', () => {
    const clusters = Array.from({ length: 40 }, (_, index) => `c${index}`);
    expect(gateHalf(clusters, 'a')).toEqual(gateHalf([...clusters].reverse(), 'a'));
    expect(gateHalf(clusters, 'a')).not.toEqual(gateHalf(clusters, 'b'));
  });

  test('a file that is not the reviewed one is used and noted', () => {
    expect(dataset(lines(3), { sha256: 'f'.repeat(64) })().notes.join()).toContain('changed after its review');
  });

  test.each([
    ['no records', '\n\n', {}, 'no records'],
    ['a line that is not JSON', `${lines(1)}{oops\n`, {}, 'line 2 is not JSON'],
    ['a record without its field', '{"id":"a"}\n', {}, 'line 1: cluster'],
    ['a field nobody knows', '{"id":"a","cluster":"c","colour":"red"}\n', {}, 'colour'],
    ['two records of one id', '{"id":"a","cluster":"c"}\n{"id":"a","cluster":"d"}\n', {}, 'two records with the id "a"'],
    ['a manifest of an unknown tier', lines(2), { tier: 'invented' }, 'tier'],
    ['a manifest with a field nobody knows', lines(2), { extra: 1 }, 'extra'],
  ])('refuses a dataset with %s, saying where', (_, data, manifest, words) => {
    expect(dataset(data, manifest)).toThrow(words);
  });

  test('a missing file is named', () => {
    const read = () =>
      readDataset({
        data: new URL('file:///nowhere/d.jsonl'),
        manifest: new URL('file:///nowhere/d.manifest.json'),
        schema: record,
        idOf: () => '',
        clusterOf: () => '',
      });
    expect(read).toThrow('/nowhere/d.manifest.json cannot be read');
  });
});
