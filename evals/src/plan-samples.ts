import { AssayError } from '@assay/core';
import { type Dataset, readDataset } from './read-dataset.ts';
import { nullTest } from './run-samples.ts';
import type { AnySuite, Sample } from './suite.ts';

/** Which half of a dataset is run: the gate half is evidence, the tune half may be looked at while building. */
export type Half = 'gate' | 'tune';

/** What will be run of a suite, in order. */
export interface Plan {
  readonly samples: readonly Sample<unknown, unknown>[];
  readonly dataset: Dataset<unknown>;
  readonly notes: readonly string[];
}

/** Reads the dataset and makes the samples; everything that can be wrong with either is found here. */
export function planSamples(suite: AnySuite, half: Half, only?: string): Plan {
  const dataset = readDataset<unknown>(suite.dataset);
  const all: readonly Sample<unknown, unknown>[] = suite.samples(dataset[half], suite.seed);
  const samples = only === undefined ? all : all.filter(({ id }) => id.includes(only));
  if (all.length > 0 && samples.length === 0)
    throw new AssayError('suite-invalid', `No sample of ${suite.name} has "${only}" in its name, so nothing would be measured.`);
  if (samples.length === 0) throw new AssayError('suite-invalid', `${suite.name} has no samples, so it would measure nothing.`);
  const ids = new Set<string>();
  for (const { id } of samples) {
    if (ids.has(id)) throw new AssayError('suite-invalid', `${suite.name} has two samples named "${id}"; names must differ.`);
    ids.add(id);
  }
  const unfair = nullTest(suite, samples);
  if (unfair.length > 0)
    throw new AssayError(
      'suite-invalid',
      `${suite.name}: the scorers ${unfair.join(', ')} see a difference between inputs that differ in nothing they may judge.`,
    );
  return { samples, dataset, notes: [...suite.notes, ...dataset.notes] };
}
