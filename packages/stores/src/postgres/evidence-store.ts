import { AssayError, type EvidenceRecord, type EvidenceStore, evidenceRecord } from '@assay/core';
import { readRow } from '../read-row.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Evidence in the order in which it came; never edited. */
export function evidenceStore({ query }: SqlDatabase): EvidenceStore {
  // Evidence is never edited, so what was read once is known; which of it is there is asked each time.
  const known = new Map<string, EvidenceRecord>();
  return {
    async put(record) {
      const body = JSON.stringify(record);
      const { changed } = await query('INSERT INTO evidence (id, body) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [record.id, body]);
      if (changed > 0) return;
      const { rows } = await query('SELECT body FROM evidence WHERE id = $1', [record.id]);
      if (rows[0]?.body !== body)
        throw new AssayError('evidence-invalid', `There is other evidence named ${record.id}; evidence is never edited.`);
    },
    async all() {
      const ids = (await query('SELECT id FROM evidence ORDER BY position')).rows.map(({ id }) => String(id));
      const unknown = ids.filter((id) => !known.has(id));
      if (unknown.length > 0) {
        const { rows } = await query('SELECT id, body FROM evidence WHERE id = ANY($1::text[])', [unknown]);
        for (const { id, body } of rows) known.set(String(id), readRow(body, evidenceRecord, 'evidence'));
      }
      return ids.flatMap((id) => known.get(id) ?? []);
    },
  };
}
