import { type AuditEntry, type AuditRecord, type AuditStore, auditEntry, chainAuditEntry, type Seal } from '@assay/core';
import { readAuditRecord } from '../read-audit-record.ts';
import { writtenRecords } from '../written-records.ts';
import { gather } from './gather.ts';
import type { SqlDatabase } from './sql-database.ts';

interface Waiting {
  readonly entry: AuditEntry;
  readonly seal: Seal | undefined;
  resolve(record: AuditRecord): void;
  reject(error: unknown): void;
}

/**
 * The audit chain: head and new records under one lock of the database, so that nodes share one chain without a fork. What waits
 * while others are written is chained together with them.
 */
export function auditStore(database: SqlDatabase): AuditStore & { settled(): Promise<void> } {
  const written = writtenRecords();
  const { give, settled } = gather<Waiting>(async (group) => {
    try {
      const records = await chain(database, group);
      for (const [place, record] of records.entries()) group[place]?.resolve(written.keep(JSON.stringify(record), record));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  });

  return {
    settled,
    async append(given, seal) {
      const entry = auditEntry.parse(given);
      return new Promise((resolve, reject) => give({ entry, seal, resolve, reject }));
    },
    async read(kinds, from = 0, limit) {
      const values = kinds === undefined ? [from] : [from, kinds];
      const { rows } = await database.query(
        `SELECT body FROM audit WHERE sequence >= $1${kinds === undefined ? '' : ' AND kind = ANY($2::text[])'} ORDER BY sequence${limit === undefined ? '' : ` LIMIT ${Math.trunc(limit)}`}`,
        values,
      );
      return rows.map(({ body }) => written.find(String(body)) ?? readAuditRecord(body));
    },
  };
}

// --- Internal ---

async function chain(database: SqlDatabase, group: readonly Waiting[]): Promise<readonly AuditRecord[]> {
  return database.transaction(async (query) => {
    const { rows } = await query('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1');
    let head = rows[0] === undefined ? undefined : { sequence: Number(rows[0].sequence), hash: String(rows[0].hash) };
    const records = group.map(({ entry, seal }): AuditRecord => {
      const chained = chainAuditEntry(entry, head);
      head = chained;
      return seal === undefined ? chained : { ...chained, seal: seal(chained.hash) };
    });
    await query('INSERT INTO audit (sequence, kind, hash, body) SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[])', [
      records.map(({ sequence }) => sequence),
      records.map(({ kind }) => kind),
      records.map(({ hash }) => hash),
      records.map((record) => JSON.stringify(record)),
    ]);
    return records;
  }, 'audit');
}
