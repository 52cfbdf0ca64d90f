import type { AuditEntry, AuditRecord, Seal } from './audit.ts';
import type { Caller } from './caller.ts';
import type { EvidenceRecord } from './evidence.ts';
import type { Spending, UsageEntry } from './meter.ts';
import type { RunEvent, RunStatus } from './run-event.ts';
import type { StoredDocument } from './stored-document.ts';

/** What is kept of a run for good, also when its content was erased. */
export interface RunHead {
  readonly id: string;
  readonly tool: string;
  readonly engine: string;
  readonly owner: string;
  readonly status: RunStatus;
  readonly configuration: string;
  readonly createdAt: string;
  /** The keyed digest of the case it was about (`caseDigest`). */
  readonly case?: string;
  /** When its content was erased; there is none to read since. */
  readonly erasedAt?: string;
}

/** Who works on a run that is under way. */
export interface RunWork {
  readonly process: number;
  /** When it began to. */
  readonly since: string;
  /** How often the run was taken up after a stop. */
  readonly takenUp: number;
  /** For whom it is taken up again; absent where nobody can come back for it. */
  readonly caller?: Caller;
}

/** A run as it is kept; `recordKey` commits content in the audit chain and goes when content is erased. */
export interface StoredRun extends RunHead {
  readonly input: unknown;
  readonly recordKey: string;
  readonly restorations: Readonly<Record<string, string>>;
  readonly work?: RunWork;
}

/** Documents by id; `put` replaces whole and is atomic. */
export interface DocumentStore {
  put(document: StoredDocument): Promise<void>;
  get(id: string): Promise<StoredDocument | undefined>;
  /** All documents of all collections, in id order. */
  all(): AsyncIterable<StoredDocument>;
  digests(): Promise<ReadonlyMap<string, string>>;
  remove(id: string): Promise<boolean>;
}

/** Which runs are wanted; days or times from and to are both inclusive, a day is meant whole. */
export interface RunQuery {
  readonly owner?: string | undefined;
  readonly tool?: string | undefined;
  readonly configuration?: string | undefined;
  readonly case?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only those that have not ended. */
  readonly underWay?: true;
}

/** What became of an order to erase a run: one under way is left alone. */
export type Erasure = 'erased' | 'already-erased' | 'running' | 'absent';

/** Runs and their events; an event is durable when `append` resolves. Writes of one run take effect in the order they were called. */
export interface RunStore {
  open(run: StoredRun): Promise<void>;
  /** Keeps the input of a run once the guardrails have let it pass, with the values that were taken out of it. */
  accept(id: string, input: unknown, restorations: Readonly<Record<string, string>>): Promise<void>;
  /** Hands a run that was left over to another process; false where another one took it first, or it has ended. */
  takeUp(id: string, work: RunWork): Promise<boolean>;
  /** Keeps events, all of them or none. */
  append(id: string, ...events: readonly RunEvent[]): Promise<void>;
  close(id: string, status: RunStatus, restorations: Readonly<Record<string, string>>): Promise<void>;
  get(id: string): Promise<StoredRun | undefined>;
  events(id: string, after: number): Promise<readonly RunEvent[]>;
  /** Runs that fit, oldest first, read as they are taken. */
  find(query: RunQuery): AsyncIterable<RunHead>;
  /** The configurations of runs whose digest begins so. */
  configurations(prefix: string): Promise<readonly string[]>;
  /** Deletes what a run was given and told, its values and its record key, all in one step; its head stays. */
  erase(id: string, at: string): Promise<Erasure>;
  /** Overwrites what was erased in the store's own files; nothing is done where nothing was erased since the last time. */
  scrub(): Promise<void>;
}

/** The audit chain: append-only, each record names the hash of the one before, one chain across processes. */
export interface AuditStore {
  /** Chains an entry; a seal is made and kept with the record in one step. */
  append(entry: AuditEntry, seal?: Seal): Promise<AuditRecord>;
  /** Records in order from a sequence number on, of the named kinds if any are named; all of them, or as many as asked for. */
  read(kinds?: readonly AuditEntry['kind'][], from?: number, limit?: number): Promise<readonly AuditRecord[]>;
}

/** Signed evidence; the gate believes only what its signature covers. */
export interface EvidenceStore {
  /** Keeps a record; putting the same again changes nothing, another one under its id is an error. */
  put(record: EvidenceRecord): Promise<void>;
  all(): Promise<readonly EvidenceRecord[]>;
}

/** Whose use is summed up, from a day (ISO 8601) on. */
export interface UsageQuery {
  readonly from: string;
  readonly caller?: string;
  readonly group?: string;
}

/** What model engines have used, run by run. */
export interface UsageStore {
  record(entry: UsageEntry): Promise<void>;
  spent(query: UsageQuery): Promise<Spending>;
  /** Entries of days, both inclusive, in order. */
  entries(from: string, to: string): Promise<readonly UsageEntry[]>;
}

/** Everything durable, behind one async contract. */
export interface Store {
  readonly documents: DocumentStore;
  readonly runs: RunStore;
  readonly audit: AuditStore;
  readonly evidence: EvidenceStore;
  readonly usage: UsageStore;
  close(): Promise<void>;
}
