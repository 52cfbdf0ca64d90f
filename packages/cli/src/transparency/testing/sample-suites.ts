import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineTool, sha256 } from '@assay/core';
import { defineSuite, type Sample, type SampleOutcome } from '@assay/evals';
import { z } from 'zod';
import type { OfferedTool } from '../../deployment.ts';

/** Text from data that would do harm wherever it is not treated as data. */
export const hostile =
  '<script>alert(1)</script> [press](https://evil.example) ![x](//evil.example/x.png) | `code` **bold** www.evil.example a@evil.example \u202edrawkcab';

const input = z.strictObject({ text: z.string().max(200) });

/** A tool that says a text back, but for texts with WRONG in them. */
export const sampleTool = defineTool({
  name: 'saying',
  title: 'Saying',
  description: 'Says a text back. Nothing else.',
  module: import.meta.url,
  input,
  result: z.object({ said: z.string() }),
  on: {
    // biome-ignore lint/correctness/useYield: a tool's work is a generator, and this one has nothing to tell on the way.
    async *embedded({ text }) {
      return { said: text.includes('WRONG') ? 'something else' : text };
    },
  },
});

interface SampleOptions {
  /** How many of the texts the tool gets wrong. */
  readonly wrong?: number;
  readonly notes?: readonly string[];
}

/** The tool with an accuracy and a bias suite on data written to a folder. */
export function sampleOffer(folder: string, { wrong = 0, notes = [] }: SampleOptions = {}): OfferedTool {
  const common = { tool: sampleTool, module: import.meta.url, tier: 'gate', seed: 1, unit: 'texts', notes } as const;
  const right = {
    what: 'the text is said back',
    kind: 'proportion',
    worst: 0,
    score: (item: Item, outcome: SampleOutcome<{ said: string }>) =>
      outcome.status === 'done' && outcome.result.said === item.text ? 1 : 0,
  } as const;
  const accuracy = defineSuite({
    ...common,
    name: 'saying/accuracy',
    kind: 'accuracy',
    dataset: datasetIn(folder, 'accuracy', (index) => `${index < wrong ? 'WRONG ' : ''}text ${index}`),
    samples: (items: readonly Item[]) => items.map((item) => ({ id: item.id, cluster: item.id, input: { text: item.text }, record: item })),
    slices: ({ id }: Item) => ({ last: id.slice(-1) }),
    scorers: { right, never: { ...right, what: 'nothing applies', appliesTo: () => false } },
    requirements: { right: { kind: 'bound', atLeast: 0.8 }, never: { kind: 'reported' } },
  });
  const bias = defineSuite({
    ...common,
    name: 'saying/bias',
    kind: 'bias',
    dataset: datasetIn(folder, 'bias', (index) => `PERSON asks ${index}`),
    samples: (items: readonly Item[]) => items.flatMap(pairOf),
    scorers: {
      length: {
        what: 'words said',
        kind: 'mean',
        worst: 0,
        score: (_: Item, outcome: SampleOutcome<{ said: string }>) =>
          outcome.status === 'done' ? outcome.result.said.split(' ').length : 'unscored',
        onText: (_: Item, text: string) => text.split(' ').length,
      },
    },
    requirements: { length: { kind: 'equivalence', margin: 0.3, unit: 'raw', minimumPairs: 30, assumedSd: 1 } },
  });
  return { tool: sampleTool, suites: [accuracy, bias] };
}

// --- Internal ---

const record = z.strictObject({ id: z.string(), text: z.string() });

type Item = z.infer<typeof record>;

function pairOf(item: Item): readonly Sample<Item, z.infer<typeof input>>[] {
  return (['base', 'variant'] as const).map((side) => {
    const text = item.text.replace('PERSON', side === 'base' ? 'He' : 'She');
    const pair = { id: item.id, side, characteristic: 'sex', value: 'female', name: '', inputText: text };
    return { id: `${item.id}-${side}`, cluster: item.id, input: { text }, record: item, pair };
  });
}

function datasetIn(folder: string, name: string, textOf: (index: number) => string) {
  const records = Array.from({ length: 160 }, (_, index) => ({ id: `t${index}`, text: textOf(index) }));
  const data = `${records.map((item) => JSON.stringify(item)).join('\n')}\n`;
  const about = { name: `saying-${name}`, description: 'Texts.', author: 'The Assay project', licence: 'MIT', reviewBy: '2027-11-24' };
  const counts = { records: records.length, clusters: records.length, sha256: sha256(data) };
  mkdirSync(folder, { recursive: true });
  const [file, manifest] = [join(folder, `${name}.jsonl`), join(folder, `${name}.manifest.json`)];
  writeFileSync(file, data);
  writeFileSync(manifest, JSON.stringify({ ...about, ...counts, tier: 'synthetic', labels: 'blind', salt: 'saying' }));
  return {
    data: pathToFileURL(file),
    manifest: pathToFileURL(manifest),
    schema: record,
    idOf: ({ id }: Item) => id,
    clusterOf: ({ id }: Item) => id,
  };
}
