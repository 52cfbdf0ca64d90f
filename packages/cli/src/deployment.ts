import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  type AnyTool,
  AssayError,
  type Caller,
  type Decision,
  type Engine,
  type Guardrails,
  knownParts,
  messageOf,
  type RunRequest,
  runTool,
  type Store,
  type StoredDocument,
  type ToolRun,
} from '@assay/core';
import type { OcrCommand } from '@assay/documents';
import { embedded } from '@assay/engines';
import type { AnySuite } from '@assay/evals';
import { type ExplainingGate, gate } from '@assay/gate';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { searchIndex } from '@assay/search';
import { openEmbeddedStore } from '@assay/stores';
import { adoptedSuites } from './adopted-suites.ts';
import { readHead, sealedAudit } from './audit-head.ts';
import { asLoaded, type ListedTool, listTool } from './configurations.ts';
import { type DataFolder, openDataFolder, policyRecord } from './data-folder.ts';
import { type IncomingFile, type IngestOutcome, ingest } from './ingest.ts';
import { isAlive } from './is-alive.ts';
import { type LiveIndex, liveIndex } from './live-index/live-index.ts';
import { mergeIndex } from './live-index/merge-index.ts';
import { readRunLog } from './read-run-log.ts';

/** A tool with the suites it must pass before it may run. */
export interface OfferedTool {
  readonly tool: AnyTool;
  readonly suites: readonly AnySuite[];
}

/** How a deployment is opened. */
export interface DeploymentOptions {
  readonly offered: readonly OfferedTool[];
  /** The data folder. */
  readonly data: string;
  /** The guardrail policy; the default policy if none is named. */
  readonly policy?: URL;
  readonly now?: () => Date;
  /** Reads scanned PDFs; without it they are refused. */
  readonly ocr?: OcrCommand | undefined;
}

/** Everything of one data folder, wired: what faces and commands work with. */
export interface Deployment {
  readonly folder: DataFolder;
  readonly tools: ReadonlyMap<string, AnyTool>;
  readonly listed: ReadonlyMap<string, ListedTool>;
  readonly engine: Engine;
  readonly guardrails: Guardrails;
  readonly store: Store;
  readonly gate: ExplainingGate;
  readonly index: LiveIndex;
  readonly now: () => Date;
  /** The program that reads scanned PDFs, if there is one. */
  readonly ocr: OcrCommand | undefined;
  /** Whether a process of this machine runs. */
  readonly isAlive: (process: number, since: Date) => boolean;
  run(request: RunRequest): Promise<ToolRun>;
  decide(tool: string): Promise<Decision>;
  ingest(file: IncomingFile, caller: Caller): Promise<IngestOutcome>;
  removeDocument(id: string, caller: Caller): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a deployment: what cannot be read turns tools off with the reason; only an unusable data folder is an error. */
export async function openDeployment(options: DeploymentOptions): Promise<Deployment> {
  const { offered, data, policy = defaultPolicy, now = () => new Date(), ocr } = options;
  const folder = openDataFolder(data);
  const opened = await openEmbeddedStore({ folder: data });
  const store: Store = { ...opened, audit: sealedAudit(opened.audit, data, folder.runnerKey) };
  await recordFirstPolicy(folder, store, now);
  const engine = embedded();
  const index = liveIndex({
    documents: store.documents,
    folder: data,
    file: join(data, 'search-index'),
    now,
    merge: mergeIndex,
    warn: (message) => process.emitWarning(message),
  });

  const guards = loadGuardrails(policy, folder.deploymentKey);
  const listed = new Map<string, ListedTool>();
  const known = knownParts();
  for (const { tool, suites } of offered) {
    const parts = { engine, retriever: index.retriever, guardrails: guards.guardrails, known };
    listed.set(
      tool.name,
      guards.status === 'broken' ? guards : await listTool(tool, () => [...suites, ...adoptedSuites(data, suites)], parts),
    );
  }
  const decider = gate({
    readPolicy: () => folder.readPolicy(),
    evidence: store.evidence,
    audit: store.audit,
    readLog: (file) => readRunLog(folder.logFolder, file),
    readHead: (runners) => readHead(data, runners),
    isAlive,
    now,
    loaded: (tool) => asLoaded(listed.get(tool) ?? { status: 'broken', reason: 'there is no such tool' }),
  });
  const tools = new Map(offered.map(({ tool }) => [tool.name, tool]));
  const runParts = { tools, engine, retriever: index.retriever, guardrails: guards.guardrails, gate: decider, store, now };

  return {
    folder,
    tools,
    listed,
    engine,
    guardrails: guards.guardrails,
    store,
    gate: decider,
    index,
    now,
    ocr,
    isAlive,
    run: (request) => runTool(runParts, request),
    decide: (tool) => decider.decide(tool, engine.id, deciding),
    ingest: (file, caller) => ingest(file, caller, { store, guardrails: guards.guardrails, index, now, ocr }),
    async removeDocument(id, caller) {
      await store.audit.append({ kind: 'document-removed', at: now().toISOString(), actor: caller.id, body: { document: id } });
      index.remove(id);
      return store.documents.remove(id);
    },
    async close() {
      index.close();
      await store.close();
    },
  };
}

/** Indexes documents that are not the deployment's: a suite's own corpus. */
export function retrieverFor(documents: readonly StoredDocument[]) {
  const index = searchIndex();
  for (const document of documents) index.add(document);
  return index.retriever;
}

// --- Internal ---

/** The policy of a new folder is a record like every later one: the chain alone says which policy is in force. */
async function recordFirstPolicy({ isNew, gatePolicy }: DataFolder, { audit }: Store, now: () => Date): Promise<void> {
  if (!isNew || gatePolicy.status === 'broken') return;
  await audit.append(policyRecord(gatePolicy.policy, undefined, { actor: 'first-start', at: now() }));
}

/** The caller of decisions that nobody in particular asked for. */
const deciding: Caller = { id: 'assay', groups: [], roles: [] };

type LoadedGuardrails =
  | { readonly status: 'read'; readonly guardrails: Guardrails }
  | { readonly status: 'broken'; readonly reason: string; readonly guardrails: Guardrails };

/** A policy that cannot be read guards nothing: every tool is off, and nothing may be ingested. */
function loadGuardrails(policy: URL, deploymentKey: Uint8Array): LoadedGuardrails {
  try {
    return { status: 'read', guardrails: guardrails({ policy: loadPolicy(policy), deploymentKey, random: randomBytes }) };
  } catch (error) {
    const reason = messageOf(error);
    const closed: Guardrails = {
      policy: 'none',
      policyFile: policy.href,
      module: import.meta.url,
      rules: [],
      open() {
        throw new AssayError('policy-invalid', reason);
      },
    };
    return { status: 'broken', reason, guardrails: closed };
  }
}
