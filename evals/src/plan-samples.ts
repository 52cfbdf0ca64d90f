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
export function planSamples(suite: AnySuite, half: Half): Plan {
  const dataset = readDataset<unknown>(suite.dataset);
  const samples: readonly Sample<unknown, unknown>[] = suite.samples(dataset[half], suite.seed);
  if (samples.length === 0) throw new AssayError('suite-invalid', `${suite.name} has no samples, so it would measure nothing.`);
  const unfair = nullTest(suite, samples);
  if (unfair.length > 0)
    throw new AssayError(
      'suite-invalid',
      `${suite.name}: the scorers ${unfair.join(', ')} see a difference between inputs that differ in nothing they may judge.`,
    );
  return { samples, dataset, notes: [...suite.notes, ...dataset.notes] };
}
