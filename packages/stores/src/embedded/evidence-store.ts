import type { DatabaseSync } from 'node:sqlite';
import { AssayError, type EvidenceRecord, type EvidenceStore, evidenceRecord } from '@assay/core';
import { readRow } from '../read-row.ts';

/** Evidence in the order in which it came; never edited. */
export function evidenceStore(database: DatabaseSync): EvidenceStore {
  const put = database.prepare('INSERT INTO evidence (id, body) VALUES (?, ?)');
  const find = database.prepare('SELECT body FROM evidence WHERE id = ?');
  const ids = database.prepare('SELECT id FROM evidence ORDER BY position');
  // Evidence is never edited, so what was read once is known; which of it is there is asked each time.
  const known = new Map<string, EvidenceRecord>();
  const read = (id: string): EvidenceRecord => {
    const record = known.get(id) ?? readRow(find.get(id)?.body, evidenceRecord, 'evidence');
    known.set(id, record);
    return record;
  };
  return {
    async put(record) {
      const body = JSON.stringify(record);
      const kept = find.get(record.id);
      if (kept === undefined) put.run(record.id, body);
      else if (kept.body !== body)
        throw new AssayError('evidence-invalid', `There is other evidence named ${record.id}; evidence is never edited.`);
    },
    all: async () => ids.all().map(({ id }) => read(String(id))),
  };
}
