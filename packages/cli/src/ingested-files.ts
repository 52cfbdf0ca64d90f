import { resolve } from 'node:path';
import { type Store, sha256 } from '@assay/core';
import { z } from 'zod';
import type { IncomingFile } from './ingest.ts';

/** What the audit chain says of the files that were taken in before. */
export interface IngestedFiles {
  known(file: Pick<IncomingFile, 'name'>): KnownFile;
}

/** A file as it was taken in last. */
export interface KnownFile {
  /** The digest of its bytes, where all of its documents are still kept as they were. */
  readonly bytes?: string;
  /** The documents that it made and that are kept as they were: not one that another file has replaced since. */
  readonly documents: readonly string[];
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
    known(file) {
      const last = files.get(fileKey(file));
      if (last === undefined) return { documents: [] };
      const documents = [...last.digests].flatMap(([document, digest]) => (kept.get(document) === digest ? [document] : []));
      return documents.length === last.parts ? { bytes: last.bytes, documents } : { documents };
    },
  };
}
