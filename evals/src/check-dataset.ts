import { AssayError, canonicalJson, sha256 } from '@assay/core';
import { planSamples } from './plan-samples.ts';
import { readDataset } from './read-dataset.ts';
import type { AnySuite } from './suite.ts';

/** Reads a suite's dataset and makes its samples, both halves, without running anything; throws where either does not hold. */
export function checkDataset(suite: AnySuite): { readonly gate: number; readonly tune: number } {
  return { gate: planSamples(suite, 'gate').samples.length, tune: planSamples(suite, 'tune').samples.length };
}

/** What a dataset must be to be taken in as evidence: the reviewed file, in time for its next review, of records that differ. */
export function checkReviewed(suite: AnySuite, now: Date): void {
  const { manifest, digest, gate, tune } = readDataset<Record<string, unknown>>(suite.dataset);
  const refuse = (problem: string) =>
    new AssayError('dataset-invalid', `The dataset ${manifest.name} ${problem}. Have it reviewed, then correct its manifest.`);
  const records = [...gate, ...tune];
  if (digest !== manifest.sha256) throw refuse('is not the file its manifest describes: it was changed after its review');
  if (records.length !== manifest.records) throw refuse(`holds ${records.length} records, not ${manifest.records} as its manifest says`);
  if (Date.parse(manifest.reviewBy) < now.getTime()) throw refuse(`was to be reviewed by ${manifest.reviewBy}`);
  const contents = new Set(records.map(({ id: _id, cluster: _cluster, ...rest }) => sha256(canonicalJson(rest))));
  if (contents.size < records.length) throw refuse('has records that are the same but for their names: copies measure nothing twice');
}
