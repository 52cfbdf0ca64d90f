import { resolve } from 'node:path';
import { type Store, sha256 } from '@assay/core';
import { z } from 'zod';
import type { IncomingFile } from './ingest.ts';

/** What the audit chain says of the files that were taken in before. */
export interface IngestedFiles {
  /** Whether a file was taken in with exactly these bytes, and all of its documents are still kept as they were. */
  isKept(file: IncomingFile): boolean;
  /** The documents that its last taking in made and that are kept as they were: not one that another file has replaced since. */
  documentsOf(file: Pick<IncomingFile, 'name'>): readonly string[];
}

/** Names a file in the audit chain, the same however its path is written. */
export function fileKey({ name }: Pick<IncomingFile, 'name'>): string {
  return sha256(resolve(name));
}

const ingested = z.looseObject({
  bytes: z.string(),
  file: z.string(),
  document: z.string(),
  digest: z.string(),
  part: z.number().int(),
  parts: z.number().int(),
});

/** A file as it was taken in last. */
interface Ingestion {
  readonly bytes: string;
  readonly parts: number;
  readonly digests: Map<string, string>;
}

/** Reads once what was taken in; records of earlier builds name no file and count for none. */
export async function ingestedFiles({ audit, documents }: Pick<Store, 'audit' | 'documents'>): Promise<IngestedFiles> {
  const files = new Map<string, Ingestion>();
  for (const { body } of await audit.read(['document-ingested'])) {
    const record = ingested.safeParse(body).data;
    if (record === undefined) continue;
    const { bytes, file, document, digest, part, parts } = record;
    if (part === 0) files.set(file, { bytes, parts, digests: new Map() });
    files.get(file)?.digests.set(document, digest);
  }
  const kept = await documents.digests();
  return {
    isKept(file) {
      const last = files.get(fileKey(file));
      return (
        last !== undefined &&
        last.bytes === sha256(file.bytes) &&
        last.digests.size === last.parts &&
        [...last.digests].every(([document, digest]) => kept.get(document) === digest)
      );
    },
    documentsOf(file) {
      const made = [...(files.get(fileKey(file))?.digests ?? [])];
      return made.flatMap(([document, digest]) => (kept.get(document) === digest ? [document] : []));
    },
  };
}
