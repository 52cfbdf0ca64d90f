import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AssayError, describeIssues, messageOf, readJsonFile, sha256 } from '@assay/core';
import { z } from 'zod';

/** What is known about a dataset: DESIGN, "Datasets have a manifest". */
const manifest = z.strictObject({
  name: z.string(),
  description: z.string(),
  records: z.number().int().positive(),
  clusters: z.number().int().positive(),
  /** SHA-256 of the data file as it was reviewed. */
  sha256: z.string(),
  author: z.string(),
  licence: z.string(),
  reviewBy: z.iso.date(),
  tier: z.enum(['synthetic', 'public', 'departmental']),
  labels: z.enum(['blind', 'not-blind', 'none']),
  /** Decides which clusters are in the gate half; rotated when failures of that half were read. */
  salt: z.string().min(1),
});

export type Manifest = z.infer<typeof manifest>;

/** Where a dataset stands, and the shape and cluster of its records. */
export interface DatasetFile<Item> {
  readonly data: URL;
  readonly manifest: URL;
  readonly schema: z.ZodType<Item>;
  clusterOf(record: Item): string;
  idOf(record: Item): string;
}

/** A dataset split by cluster: only the gate half is evidence, only the tune half may be looked at while building. */
export interface Dataset<Item> {
  readonly manifest: Manifest;
  readonly digest: string;
  readonly gate: readonly Item[];
  readonly tune: readonly Item[];
  readonly notes: readonly string[];
}

/** Reads a dataset; a bad record is refused with its line, and a file that is not the reviewed one is noted. */
export function readDataset<Item>(file: DatasetFile<Item>): Dataset<Item> {
  const about = readJsonFile(fileURLToPath(file.manifest), manifest, 'dataset-invalid');
  const path = fileURLToPath(file.data);
  const { text, records } = readRecords(path, file.schema);
  const ids = new Set<string>();
  for (const record of records) {
    const id = file.idOf(record);
    if (ids.has(id)) throw new AssayError('dataset-invalid', `${path} holds two records with the id "${id}". Give each its own.`);
    ids.add(id);
  }
  const clusters = [...new Set(records.map((record) => file.clusterOf(record)))];
  const digest = sha256(text);
  const notes = digest === about.sha256 ? [] : [`${about.name} is not the file its manifest describes: it was changed after its review`];
  const inGate = gateHalf(clusters, about.salt);
  return {
    manifest: about,
    digest,
    gate: records.filter((record) => inGate.has(file.clusterOf(record))),
    tune: records.filter((record) => !inGate.has(file.clusterOf(record))),
    notes,
  };
}

/** Reads a JSONL file of records of one shape. */
export function readRecords<Item>(path: string, schema: z.ZodType<Item>): { readonly text: string; readonly records: readonly Item[] } {
  const text = readText(path);
  const records = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(parseLine(line, path, index + 1));
    if (!parsed.success)
      throw new AssayError('dataset-invalid', `${path}, line ${index + 1}: ${describeIssues(parsed.error)}. Correct the record.`);
    return [parsed.data];
  });
  if (records.length === 0)
    throw new AssayError('dataset-invalid', `${path} holds no records, so there is nothing to measure with. Restore the file.`);
  return { text, records };
}

/** Half of the clusters, by the rank of their salted hash: exact halves, and nobody chooses which. */
export function gateHalf(clusters: readonly string[], salt: string): ReadonlySet<string> {
  const ranked = clusters.map((cluster) => ({ cluster, rank: sha256(`${salt}\n${cluster}`) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Set(ranked.slice(0, Math.ceil(ranked.length / 2)).map(({ cluster }) => cluster));
}

// --- Internal ---

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new AssayError('dataset-invalid', `${path} cannot be read: ${messageOf(error)}. Restore the file.`, { cause: error });
  }
}

function parseLine(line: string, path: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AssayError('dataset-invalid', `${path}, line ${number} is not JSON: ${messageOf(error)}. Correct the line.`, {
      cause: error,
    });
  }
}
