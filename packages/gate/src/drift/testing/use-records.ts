import { type AuditEntry, type AuditRecord, type AuditStore, chainAuditEntry } from '@assay/core';

/** What a person did: a run that ended so, or feedback. */
export interface Use {
  readonly person: string;
  readonly status?: string;
  readonly nothing?: true;
  readonly reason?: string;
  readonly at?: string;
  readonly configuration?: string;
}

/** An audit store with runs and feedback in it, of one configuration unless they say otherwise. */
export function useRecords() {
  const records: AuditRecord[] = [];
  let readings = 0;
  const audit: AuditStore = {
    async append(entry) {
      const record = chainAuditEntry(entry, records.at(-1));
      records.push(record);
      return record;
    },
    async read(kinds, from = 0, limit) {
      const fitting = records.filter(({ kind, sequence }) => sequence >= from && (kinds?.includes(kind) ?? true)).slice(0, limit);
      if (kinds?.includes('run-closed') === true) readings += fitting.length;
      return fitting;
    },
  };
  return {
    audit,
    records,
    /** How many records of use were read so far. */
    readings: () => readings,
    async add(uses: readonly Use[]) {
      for (const use of uses) await audit.append(entryOf(use));
    },
  };
}

/** So many people, of whom so many had a run that ended so; each with runs enough. */
export function people(many: number, hits: number, more: Omit<Use, 'person'> = {}): readonly Use[] {
  return Array.from({ length: many }, (_, index) => {
    const isHit = Math.floor(((index + 1) * hits) / many) > Math.floor((index * hits) / many);
    const { at, configuration } = more;
    return {
      person: `person:${index}`,
      status: 'done',
      ...(at === undefined ? {} : { at }),
      ...(configuration === undefined ? {} : { configuration }),
      ...(isHit ? more : {}),
    };
  });
}

// --- Internal ---

function entryOf({ person, status = 'done', nothing, reason, at = '2026-11-25T09:00:00.000Z', configuration = 'c0' }: Use): AuditEntry {
  const about = { run: 'r', configuration };
  if (reason !== undefined) return { kind: 'feedback-given', at, actor: person, body: { ...about, useful: reason === '', reason } };
  return { kind: 'run-closed', at, actor: person, body: { ...about, status, ...(nothing === undefined ? {} : { nothing }) } };
}
