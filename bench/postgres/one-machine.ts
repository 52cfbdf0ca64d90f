import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCaller, type Retriever, type StoredDocument } from '@assay/core';
import { readSegment, searchIndex, writeSegment } from '@assay/search';
import { heldMegabytes } from './held-megabytes.ts';

/** A search that is measured, with what it holds in memory. */
export interface Measured {
  readonly retriever: Retriever;
  readonly megabytes: number;
}

/** The search of one machine alone, as the product keeps it: built, written to its file, and read from there. */
export async function oneMachine(documents: readonly StoredDocument[], progress: (said: string) => void): Promise<Measured> {
  progress('one machine: builds its index');
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const file = join(folder, 'search-index');
  try {
    await writeSegment(file, saved(documents), { analysis: 'bench' });
    const before = await heldMegabytes();
    const reading = await readSegment(file, { analysis: 'bench' });
    if (reading.status !== 'read') throw new Error(`The index cannot be read: ${reading.status}.`);
    const { retriever } = searchIndex(reading.segment);
    await firstAnswer(retriever);
    return { retriever, megabytes: (await heldMegabytes()) - before };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Asks a question: what an index puts off until then is in its memory afterwards. */
export async function firstAnswer({ search }: Retriever): Promise<void> {
  await search({ text: 'first question', collection: 'policy' }, localCaller);
}

// --- Internal ---

function saved(documents: readonly StoredDocument[]) {
  const built = searchIndex();
  for (const document of documents) built.add(document);
  return built.save();
}
