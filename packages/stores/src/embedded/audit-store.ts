import type { DatabaseSync } from 'node:sqlite';
import { type AuditRecord, type AuditStore, auditEntry, chainAuditEntry } from '@assay/core';
import { readAuditRecord } from '../read-audit-record.ts';
import { writtenRecords } from '../written-records.ts';
import type { GroupCommit } from './group-commit.ts';

/** The audit chain: head and new record under one write lock, so that processes share one chain without a fork. */
export function auditStore(database: DatabaseSync, { writeThrough }: GroupCommit): AuditStore {
  const head = database.prepare('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1');
  const insert = database.prepare('INSERT INTO audit (sequence, kind, hash, body) VALUES (?, ?, ?, ?)');
  const all = database.prepare('SELECT body FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ?');

  const ofKinds = (kinds: readonly string[]) =>
    database.prepare(
      `SELECT body FROM audit WHERE kind IN (${kinds.map(() => '?').join(', ')}) AND sequence >= ? ORDER BY sequence LIMIT ?`,
    );

  const written = writtenRecords();

  return {
    append: async (entry, seal) =>
      writeThrough(() => {
        const last = head.get();
        const before = last === undefined ? undefined : { sequence: Number(last.sequence), hash: String(last.hash) };
        const chained = chainAuditEntry(auditEntry.parse(entry), before);
        const record: AuditRecord = seal === undefined ? chained : { ...chained, seal: seal(chained.hash) };
        const body = JSON.stringify(record);
        insert.run(record.sequence, record.kind, record.hash, body);
        return written.keep(body, record);
      }),
    async read(kinds, from = 0, limit = noLimit) {
      const rows = kinds === undefined ? all.all(from, limit) : ofKinds(kinds).all(...kinds, from, limit);
      return rows.map(({ body }) => written.find(String(body)) ?? readAuditRecord(body));
    },
  };
}

// --- Internal ---

/** As SQLite says it. */
const noLimit = -1;
