import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSegment, type Segment, spaceAlone, writeSegment } from '@assay/search';

/** A segment's space as bytes that other nodes read: an index's file without pages. */
export function bytesOfSpace(segment: Segment, analysis: string): Promise<Uint8Array> {
  return throughFile(async (file) => {
    await writeSegment(file, spaceAlone(segment), { analysis });
    return readFile(file);
  });
}

/** The space in such bytes; undefined where they are not as they were written. */
export function spaceOfBytes(bytes: Uint8Array, analysis: string): Promise<Segment | undefined> {
  return throughFile(async (file) => {
    await writeFile(file, bytes);
    const reading = await readSegment(file, { analysis });
    return reading.status === 'read' ? reading.segment : undefined;
  });
}

// --- Internal ---

async function throughFile<Result>(use: (file: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-space-'));
  try {
    return await use(join(folder, 'space'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
