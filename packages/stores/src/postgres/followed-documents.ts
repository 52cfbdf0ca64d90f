import { storedDocument } from '@assay/core';
import type { FollowedDocuments } from '../cluster.ts';
import { readRow } from '../read-row.ts';
import type { SqlDatabase, SqlResult } from './sql-database.ts';

/** Documents read in one go: whoever takes them in is at work so long without a break. */
const inOneGo = 10;

/** Changes of documents by number, whoever made them; which documents went is kept for a day, and then only that some did. */
export async function followedDocuments({ query, transaction }: SqlDatabase): Promise<FollowedDocuments> {
  await transaction(async (ask) => {
    // In the order in which writers take them.
    await ask('SELECT version FROM document_changes FOR UPDATE');
    await ask(`WITH old AS (DELETE FROM documents_gone WHERE at < now() - interval '1 day' RETURNING changed)
      UPDATE document_changes SET known_from = greatest(known_from, (SELECT max(changed) FROM old)) WHERE EXISTS (SELECT FROM old)`);
  });
  return {
    async changes(after) {
      // First the number: what is read afterwards may be newer, and is then told again.
      const { rows } = await query('SELECT version, known_from FROM document_changes');
      const [version, knownFrom] = [Number(rows[0]?.version), Number(rows[0]?.known_from)];
      if (after === undefined || after < knownFrom || after > version) {
        const all = await query('SELECT id, digest FROM documents');
        return { version, isWhole: true, digests: digestsOf(all), gone: [] };
      }
      if (after === version) return { version, isWhole: false, digests: new Map(), gone: [] };
      const changed = await query('SELECT id, digest FROM documents WHERE changed > $1', [after]);
      const gone = await query('SELECT id FROM documents_gone WHERE changed > $1', [after]);
      return { version, isWhole: false, digests: digestsOf(changed), gone: gone.rows.map(({ id }) => String(id)) };
    },
    async *read(ids) {
      for (let from = 0; from < ids.length; from += inOneGo) {
        const { rows } = await query('SELECT id, body FROM documents WHERE id = ANY($1) ORDER BY id', [ids.slice(from, from + inOneGo)]);
        for (const { id, body } of rows) yield readRow(body, storedDocument, `document ${id}`);
      }
    },
  };
}

// --- Internal ---

function digestsOf({ rows }: SqlResult): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id, digest }) => [String(id), String(digest)]));
}
