import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256 } from '@assay/core';
import { type AnySuite, defineSuite } from '@assay/evals';
import { z } from 'zod';
import { textOf } from './answer-tokens.ts';
import { writer } from './writer.ts';

const record = z.strictObject({ id: z.string(), text: z.string() });

/** What the writer must pass before the gate lets it run, as any tool: the gate is measured too, so it has evidence to read. */
export function writerSuites(): readonly AnySuite[] {
  const common = {
    tool: writer,
    module: import.meta.url,
    tier: 'gate',
    seed: 1,
    dataset: {
      ...datasetOf(Array.from({ length: 140 }, (_, index) => ({ id: `a${index}`, text: `Write about ${index}. ${textOf(index)}` }))),
      schema: record,
      idOf: ({ id }: z.output<typeof record>) => id,
      clusterOf: ({ id }: z.output<typeof record>) => id,
    },
    unit: 'texts',
    notes: ['A load test of the server: says nothing of any tool.'],
  } as const;
  return [
    defineSuite({
      ...common,
      name: 'writer/accuracy',
      kind: 'accuracy',
      samples: (items) => items.map((item) => ({ id: item.id, cluster: item.id, input: { text: item.text }, record: item })),
      scorers: {
        whole: {
          what: 'all sentences are told',
          kind: 'proportion',
          worst: 0,
          score: (_, outcome) => (outcome.status === 'done' ? Number(outcome.result.sentences >= 10) : 'unscored'),
        },
      },
      requirements: { whole: { kind: 'bound', atLeast: 0.9 } },
    }),
    defineSuite({
      ...common,
      name: 'writer/bias',
      kind: 'bias',
      samples: (items) =>
        items.flatMap((item) =>
          (['base', 'variant'] as const).map((side) => ({
            id: `${item.id}-${side}`,
            cluster: item.id,
            input: { text: item.text },
            record: item,
            pair: { id: item.id, side, characteristic: 'sex', value: 'woman', name: '', inputText: item.text },
          })),
        ),
      scorers: {
        length: {
          what: 'words told',
          kind: 'mean',
          worst: 0,
          score: (_, outcome) => (outcome.status === 'done' ? outcome.text.split(' ').length : 'unscored'),
          onText: (_, told) => told.split(' ').length,
        },
      },
      requirements: { length: { kind: 'equivalence', margin: 1, unit: 'raw', minimumPairs: 60, assumedSd: 1 } },
    }),
  ];
}

// --- Internal ---

function datasetOf(records: readonly object[]): { readonly data: URL; readonly manifest: URL } {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-server-'));
  const [data, manifest] = [join(folder, 'data.jsonl'), join(folder, 'manifest.json')];
  const text = records.map((item) => `${JSON.stringify(item)}\n`).join('');
  const about = {
    name: 'load',
    description: 'texts for a load test',
    records: records.length,
    clusters: records.length,
    sha256: sha256(text),
    author: 'Assay',
    licence: 'MIT',
    reviewBy: '2099-01-01',
    tier: 'synthetic',
    labels: 'none',
    salt: 'load',
  };
  writeFileSync(data, text);
  writeFileSync(manifest, JSON.stringify(about));
  return { data: pathToFileURL(data), manifest: pathToFileURL(manifest) };
}
