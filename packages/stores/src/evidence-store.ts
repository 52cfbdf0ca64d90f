import type { DatabaseSync } from 'node:sqlite';
import { type EvidenceStore, evidenceRecord } from '@assay/core';
import { readRow } from './read-row.ts';

/** Evidence in the order in which it came; never edited. */
export function evidenceStore(database: DatabaseSync): EvidenceStore {
  const put = database.prepare('INSERT INTO evidence (id, body) VALUES (?, ?)');
  const all = database.prepare('SELECT body FROM evidence ORDER BY position');
  return {
    async put(record) {
      put.run(record.id, JSON.stringify(record));
    },
    all: async () => all.all().map(({ body }) => readRow(body, evidenceRecord, 'evidence')),
  };
}
