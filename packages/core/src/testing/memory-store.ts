import { type AuditRecord, chainAuditEntry } from '../audit.ts';
import type { EvidenceRecord } from '../evidence.ts';
import type { UsageEntry } from '../meter.ts';
import type { RunEvent } from '../run-event.ts';
import type { Store, StoredRun } from '../store.ts';
import type { StoredDocument } from '../stored-document.ts';

/** The store contract in memory, for tests of packages that know no store. */
export function memoryStore(): Store {
  const documents = new Map<string, StoredDocument>();
  const runs = new Map<string, StoredRun>();
  const events = new Map<string, RunEvent[]>();
  const records: AuditRecord[] = [];
  const evidence: EvidenceRecord[] = [];
  const usage: UsageEntry[] = [];
  const change = (id: string, changes: Partial<StoredRun>) => {
    const run = runs.get(id);
    if (run !== undefined) runs.set(id, { ...run, ...changes });
  };

  return {
    documents: {
      async put(document) {
        documents.set(document.id, document);
      },
      get: async (id) => documents.get(id),
      async *all() {
        yield* [...documents.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      },
      digests: async () => new Map([...documents.values()].map(({ id, digest }) => [id, digest])),
      remove: async (id) => documents.delete(id),
    },
    runs: {
      async open(run) {
        runs.set(run.id, run);
      },
      async accept(id, input, restorations) {
        change(id, { input, restorations });
      },
      async takeUp(id, work) {
        const run = runs.get(id);
        if (run?.status !== 'running' || run.work?.takenUp !== work.takenUp - 1) return false;
        change(id, { work });
        return true;
      },
      async append(id, ...more) {
        events.set(id, [...(events.get(id) ?? []), ...more]);
      },
      async close(id, status, restorations) {
        change(id, { status, restorations });
      },
      get: async (id) => runs.get(id),
      events: async (id, after) => (events.get(id) ?? []).filter(({ sequence }) => sequence > after),
      async *find({ underWay }) {
        yield* [...runs.values()].filter(({ status }) => underWay === undefined || status === 'running');
      },
      configurations: async () => [],
      async erase(id, erasedAt) {
        events.delete(id);
        change(id, { erasedAt, input: null, recordKey: '', restorations: {} });
        return 'erased';
      },
      async scrub() {},
    },
    audit: {
      async append(entry) {
        const record = chainAuditEntry(entry, records.at(-1));
        records.push(record);
        return record;
      },
      read: async (kinds, from = 0, limit) =>
        records.filter(({ kind, sequence }) => (kinds === undefined || kinds.includes(kind)) && sequence >= from).slice(0, limit),
    },
    evidence: {
      async put(record) {
        evidence.push(record);
      },
      all: async () => evidence,
    },
    usage: {
      async record(entry) {
        usage.push(entry);
      },
      spent: async () => ({ tokens: 0, pounds: 0 }),
      entries: async (from, to) => usage.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to),
    },
    close: async () => {},
  };
}
