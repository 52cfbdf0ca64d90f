import type { DatabaseSync } from 'node:sqlite';
import { AssayError, type EvidenceStore, evidenceRecord } from '@assay/core';
import { readRow } from './read-row.ts';

/** Evidence in the order in which it came; never edited. */
export function evidenceStore(database: DatabaseSync): EvidenceStore {
  const put = database.prepare('INSERT INTO evidence (id, body) VALUES (?, ?)');
  const find = database.prepare('SELECT body FROM evidence WHERE id = ?');
  const all = database.prepare('SELECT body FROM evidence ORDER BY position');
  return {
    async put(record) {
      const body = JSON.stringify(record);
      const kept = find.get(record.id);
      if (kept === undefined) put.run(record.id, body);
      else if (kept.body !== body)
        throw new AssayError('evidence-invalid', `There is other evidence named ${record.id}; evidence is never edited.`);
    },
    all: async () => all.all().map(({ body }) => readRow(body, evidenceRecord, 'evidence')),
  };
}
