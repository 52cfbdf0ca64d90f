import type { DatabaseSync } from 'node:sqlite';
import { type AuditRecord, type AuditStore, auditEntry, chainAuditEntry } from '@assay/core';
import { z } from 'zod';
import type { GroupCommit } from './group-commit.ts';
import { readRow } from './read-row.ts';

const auditRecord = auditEntry.extend({ sequence: z.number().int(), previous: z.string(), hash: z.string(), seal: z.string().optional() });

/** The audit chain: head and new record under one write lock, so that processes share one chain without a fork. */
export function auditStore(database: DatabaseSync, { writeThrough }: GroupCommit): AuditStore {
  const head = database.prepare('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1');
  const insert = database.prepare('INSERT INTO audit (sequence, kind, hash, body) VALUES (?, ?, ?, ?)');
  const all = database.prepare('SELECT body FROM audit WHERE sequence >= ? ORDER BY sequence LIMIT ?');

  const ofKinds = (kinds: readonly string[]) =>
    database.prepare(
      `SELECT body FROM audit WHERE kind IN (${kinds.map(() => '?').join(', ')}) AND sequence >= ? ORDER BY sequence LIMIT ?`,
    );

  // The gate reads each record that its own process has just written: the same bytes are the same record.
  const written = new Map<string, AuditRecord>();

  return {
    append: async (entry, seal) =>
      writeThrough(() => {
        const last = head.get();
        const before = last === undefined ? undefined : { sequence: Number(last.sequence), hash: String(last.hash) };
        const chained = chainAuditEntry(auditEntry.parse(entry), before);
        const record: AuditRecord = seal === undefined ? chained : { ...chained, seal: seal(chained.hash) };
        const body = JSON.stringify(record);
        insert.run(record.sequence, record.kind, record.hash, body);
        written.set(body, record);
        if (written.size > mostKept) written.delete(written.keys().next().value ?? '');
        return record;
      }),
    async read(kinds, from = 0, limit = noLimit) {
      const rows = kinds === undefined ? all.all(from, limit) : ofKinds(kinds).all(...kinds, from, limit);
      return rows.map(({ body }) => written.get(String(body)) ?? withoutEmptySeal(readRow(body, auditRecord, 'audit record')));
    },
  };
}

// --- Internal ---

const mostKept = 1_000;

/** As SQLite says it. */
const noLimit = -1;

function withoutEmptySeal({ seal, ...record }: z.infer<typeof auditRecord>): AuditRecord {
  return seal === undefined ? record : { ...record, seal };
}
