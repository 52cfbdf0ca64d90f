import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256 } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { counterfactualPairs } from './counterfactuals/counterfactual-pairs.ts';
import { measurePart, measureSuite } from './measure-suite.ts';
import { type AnySuite, defineSuite } from './suite.ts';
import { accuracySuite, measurementOf, measureParts } from './testing/sample-measurement.ts';

const back = (text: string) => text;

/** A suite in which something is wrong, made at once as a suite file would make it. */
function wrongly(changes: object): () => AnySuite {
  return () => defineSuite({ ...accuracySuite(back), ...changes } as AnySuite);
}

/** A sample suite over a data file with these lines. */
function overLines(lines: readonly string[]): AnySuite {
  const folder = mkdtempSync(join(tmpdir(), 'assay-open-'));
  const text = lines.map((line) => `${line}\n`).join('');
  const manifest = {
    name: 'd',
    description: 'd',
    records: Math.max(1, lines.length),
    clusters: Math.max(1, lines.length),
    sha256: sha256(text),
    author: 'test',
    licence: 'MIT',
    reviewBy: '2030-01-01',
    tier: 'synthetic',
    labels: 'none',
    salt: 's',
  };
  writeFileSync(join(folder, 'd.jsonl'), text);
  writeFileSync(join(folder, 'm.json'), JSON.stringify(manifest));
  const suite = accuracySuite(back);
  return {
    ...suite,
    dataset: { ...suite.dataset, data: pathToFileURL(join(folder, 'd.jsonl')), manifest: pathToFileURL(join(folder, 'm.json')) },
  };
}

// The rows of the reference's table of fail-open probes: other harnesses pass, exit 0, on most of them.
describe('nothing passes by measuring nothing', () => {
  const { same } = accuracySuite(back).scorers;

  test.each<[string, () => AnySuite, string]>([
    ['no scorer', wrongly({ scorers: {}, requirements: {} }), 'no scorer'],
    ['a misspelt key of the suite', wrongly({ requirments: {} }), 'unknown key "requirments"'],
    ['a misspelt key of a scorer', wrongly({ scorers: { same: { ...same, scoer: () => 1 } } }), 'unknown key "scoer"'],
    ['a misspelt key of a requirement', wrongly({ requirements: { same: { kind: 'bound', atleast: 0.9 } } }), 'unknown key "atleast"'],
    ['a requirement of a kind that does not exist', wrongly({ requirements: { same: { kind: 'eqauls' } } }), 'unknown kind "eqauls"'],
  ])('%s is refused when the suite is defined', (_, make, words) => {
    expect(make).toThrow(words);
  });

  test.each<[string, AnySuite, string]>([
    ['an empty data file', overLines([]), 'no records'],
    ['a record that is not JSON', overLines(['{"id": "a"']), 'line 1 is not JSON'],
    ['a record with an unknown key', overLines(['{"id": "a", "text": "t", "txt": "t"}']), 'Unrecognized key'],
    ['no sample', { ...accuracySuite(back), samples: () => [] }, 'has no samples'],
    [
      'two samples of one name',
      { ...accuracySuite(back), samples: (items) => items.map((item) => ({ id: 'a', cluster: 'a', input: { text: 't' }, record: item })) },
      'two samples named "a"',
    ],
  ])('%s is refused before an attempt is on record', async (_, suite, words) => {
    const { parts, records } = measureParts();
    await expect(measureSuite(measurementOf(suite), parts)).rejects.toThrow(words);
    expect(records).toEqual([]);
  });

  test('a filter that matches nothing is refused', async () => {
    const run = measurePart(measurementOf(accuracySuite(back)), { half: 'gate', only: 'zzz' }, measureParts().parts);
    await expect(run).rejects.toThrow('No sample of saying/accuracy has "zzz" in its name');
  });

  test('a filtered run is partial: it can never be evidence', async () => {
    const { parts, evidence } = measureParts();
    const report = await measurePart(measurementOf(accuracySuite(back)), { half: 'gate', only: 'a1' }, parts);
    expect(report.status).toBe('partial');
    expect(evidence).toEqual([]);
  });

  test('an undefined slot of a template is refused', () => {
    expect(() =>
      counterfactualPairs({ id: 't', text: '{first} {lst} asks. {about}', voice: 'other' }, 1, { pairsEach: 1, crossed: false }),
    ).toThrow('slot {lst}');
  });

  test('a case that throws counts as the worst value, and the run as failed', async () => {
    const throwing = () => {
      throw new Error('429 is in the words of this error, and nobody retries for minutes');
    };
    const startedAt = performance.now();
    const report = await measureSuite(measurementOf(accuracySuite(throwing)), measureParts().parts);
    expect(report).toMatchObject({ status: 'failed', metrics: { same: { value: 0 }, completed: { passed: false } } });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  test('a verdict that cannot be read is unscored, which is never a pass', async () => {
    const unreadable = defineSuite({
      ...accuracySuite(back),
      scorers: { same: { ...same, score: () => 'unscored' as const } },
    } as AnySuite);
    const report = await measureSuite(measurementOf(unreadable), measureParts().parts);
    expect(report).toMatchObject({ status: 'failed', metrics: { same: { value: 0 } } });
  });

  test('five perfect cases are too few to enable anything', async () => {
    const few = overLines(Array.from({ length: 10 }, (_, index) => JSON.stringify({ id: `f${index}`, text: `text ${index}` })));
    const report = await measureSuite(measurementOf(few), measureParts().parts);
    expect(report).toMatchObject({ status: 'inconclusive', metrics: { same: { value: 1, passed: null } } });
  });
});
