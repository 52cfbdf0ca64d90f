import { join } from 'node:path';
import {
  type AnyTool,
  AssayError,
  type Caller,
  type Decision,
  type DriftWatch,
  type Engine,
  type Guardrails,
  knownParts,
  type RunRequest,
  runTool,
  type Spendings,
  type ToolRun,
  unknownEngine,
} from '@assay/core';
import type { OcrCommand } from '@assay/documents';
import type { AnySuite } from '@assay/evals';
import { type ExplainingGate, gate } from '@assay/gate';
import { defaultPolicy } from '@assay/guardrails';
import type { FileText } from '@assay/server';
import { type PeopleSettings, peopleSettings } from '@assay/server/people';
import type { DeploymentStore, StorePlace } from '@assay/stores';
import { headReader } from './audit-head.ts';
import { asLoaded, type ListedTool } from './configurations.ts';
import type { DataFolder } from './data-folder.ts';
import { watchUse } from './drift/watch-use.ts';
import { bears, chooseEngine, engineBears } from './engines/choose-engine.ts';
import type { EnginesFile } from './engines/engines-file.ts';
import { markingOfInput } from './engines/marking-of-input.ts';
import { embeddedEngine, type OpenedEngine, openEngines } from './engines/open-engines.ts';
import { spendingLimits } from './engines/spending-limits.ts';
import { type IncomingFile, type IngestOutcome, ingest } from './ingest.ts';
import { listTools } from './list-tools.ts';
import { followedStore } from './live-index/followed-store.ts';
import { type LiveIndex, liveIndex } from './live-index/live-index.ts';
import { mergeIndex } from './live-index/merge-index.ts';
import { loadGuardrails } from './load-guardrails.ts';
import { heedStops } from './nodes/heed-stops.ts';
import { openKept } from './nodes/open-kept.ts';
import { permittingGate } from './people/permitting-gate.ts';
import { readFileText } from './read-file-text.ts';
import { recordFirstPolicy } from './record-first-policy.ts';
import { runLogDigests } from './run-log-digests.ts';
import { workingRuns } from './working-runs.ts';

/** A tool with the suites it must pass before it may run. */
export interface OfferedTool {
  readonly tool: AnyTool;
  readonly suites: readonly AnySuite[];
}

/** How a deployment is opened. */
export interface DeploymentOptions {
  readonly offered: readonly OfferedTool[];
  /** What suites measure with and no face offers. */
  readonly instruments?: readonly OfferedTool[];
  /** The data folder. */
  readonly data: string;
  /** Where documents, runs and records are kept; in the data folder if not given. */
  readonly place?: StorePlace;
  /** The guardrail policy; the default policy if none is named. */
  readonly policy?: URL;
  readonly now?: () => Date;
  /** Reads scanned PDFs; without it they are refused. */
  readonly ocr?: OcrCommand | undefined;
  /** Model engines with their rules and budgets; none if not given. */
  readonly engines?: EnginesFile;
  /** Engines made by code, such as any LangChain chat model, beside those of the file. */
  readonly brought?: readonly Engine[];
  /** How people sign in and what they may do; one local user if not given. */
  readonly people?: PeopleSettings;
  /** Where the secrets of engines stand. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `runTool`, or the same with somebody watching it. */
  readonly run?: typeof runTool;
}

/** Everything of one data folder, wired: what faces and commands work with. */
export interface Deployment {
  readonly folder: DataFolder;
  /** The tools that people are offered. */
  readonly tools: ReadonlyMap<string, AnyTool>;
  /** Those, and the instruments that work on this engine: all that can be measured. */
  readonly measurable: ReadonlyMap<string, AnyTool>;
  readonly listed: ReadonlyMap<string, ListedTool>;
  /** The engine that is spoken of: the embedded one, or another by `withEngine`. */
  readonly engine: Engine;
  /** All engines that could be opened, the embedded one first. */
  readonly engines: readonly Engine[];
  readonly guardrails: Guardrails;
  readonly store: DeploymentStore;
  readonly people: PeopleSettings;
  readonly gate: ExplainingGate;
  /** Holds rates in use against the evidence. */
  readonly drift: DriftWatch;
  readonly index: LiveIndex;
  readonly now: () => Date;
  /** The program that reads scanned PDFs, if there is one. */
  readonly ocr: OcrCommand | undefined;
  /** Where the use of model engines is counted and held to budgets. */
  readonly spending: Spendings;
  /** What names this process, or this node, in what it works on; and whether another one still works. */
  readonly process: number;
  readonly isAlive: (process: number, since: Date) => boolean;
  /** Gives other nodes what was changed in the data folder. */
  share(): Promise<void>;
  /** Gives them the logs of measurements that go on, as far as they are. */
  shareLogs(): Promise<void>;
  /** Counts a run among those that this process works on. */
  count(starting: Promise<ToolRun>): Promise<ToolRun>;
  /** Whether this process works on a run. */
  isWorkingOn(run: string): boolean;
  /** Runs a tool on the engine that the rules choose, or on the one that was asked for by `withEngine`. */
  run(request: RunRequest): Promise<ToolRun>;
  /** The engine that would answer a caller for an unmarked text. */
  engineFor(tool: string, caller: Caller): Promise<Engine>;
  decide(tool: string): Promise<Decision>;
  /** The same deployment on one engine; an engine that is not there, or could not be opened, is an error in words. */
  withEngine(id: string): Deployment;
  ingest(file: IncomingFile, caller: Caller): Promise<IngestOutcome>;
  /** The text of a file that a person means to send to a tool. */
  readFile(file: IncomingFile): Promise<FileText>;
  removeDocument(id: string, caller: Caller): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a deployment: what cannot be read turns tools off with the reason; only an unusable data folder is an error. */
export async function openDeployment(options: DeploymentOptions): Promise<Deployment> {
  const {
    offered,
    instruments = [],
    data,
    place = { folder: data },
    policy = defaultPolicy,
    now = () => new Date(),
    ocr,
    engines = noEngines,
    brought = [],
    people = peopleSettings.parse({}),
    environment = {},
    run = runTool,
  } = options;
  const kept = await openKept(data, place);
  const { folder, store, isAlive } = kept;
  await recordFirstPolicy(folder, store.audit, now);
  const index = liveIndex({
    documents: followedStore(store),
    place,
    file: join(data, 'search-index'),
    now,
    merge: mergeIndex,
    warn: (message) => process.emitWarning(message),
    ...(store.cluster === undefined ? {} : { hear: (changed) => store.cluster?.hear('documents', changed), spaces: store.cluster.spaces }),
  });

  const guards = loadGuardrails(policy, folder.deploymentKey);
  const opening = openEngines(engines, brought, environment);
  const known = knownParts();
  // An instrument that does not work on an engine is neither read nor measured there.
  const instrumentsOn = (opened: OpenedEngine) =>
    instruments.filter(({ tool }) => opened.status === 'opened' && tool.engines.includes(opened.engine.kind));
  const listed = new Map<string, ReadonlyMap<string, ListedTool>>();
  for (const [id, opened] of opening)
    listed.set(
      id,
      await listTools(opened, { offered: [...offered, ...instrumentsOn(opened)], data, guards, retriever: index.retriever, known }),
    );
  const measured = gate({
    readPolicy: () => folder.readPolicy(),
    evidence: store.evidence,
    audit: store.audit,
    logDigest: runLogDigests(folder.logFolder),
    readHead: headReader(data),
    isAlive,
    now,
    loaded: (tool, engine) => asLoaded(listed.get(engine)?.get(tool) ?? { status: 'broken', reason: 'there is no such tool or engine' }),
  });
  const decider = permittingGate(measured, people.tools);
  const tools = new Map(offered.map(({ tool }) => [tool.name, tool]));
  const usable = new Map([...opening].flatMap(([id, opened]) => (opened.status === 'opened' ? [[id, opened.engine] as const] : [])));
  const drift = watchUse({ gate: measured, audit: store.audit, logFolder: folder.logFolder, tools, engines: usable, now });
  const runParts = {
    tools,
    retriever: index.retriever,
    guardrails: guards.guardrails,
    gate: decider,
    store,
    now,
    caseKey: folder.deploymentKey,
    spending: spendingLimits(engines.budgets, store.usage, now),
    process: kept.process,
  };
  const working = workingRuns();
  const stopHeeding = store.cluster === undefined ? undefined : heedStops(store.cluster, working);
  // What the evidence says, whoever asks.
  const decide = (tool: string, engine: string) => measured.decide(tool, engine, deciding);
  const broken = new Map([...opening].flatMap(([id, opened]) => (opened.status === 'broken' ? [[id, opened.reason] as const] : [])));
  const choosing = { rules: engines.rules, engines: usable, broken, decide };

  const about = (engine: Engine): Omit<Deployment, 'run'> => ({
    folder,
    tools,
    measurable: new Map([...offered, ...instrumentsOn({ status: 'opened', engine })].map(({ tool }) => [tool.name, tool])),
    listed: listed.get(engine.id) ?? new Map(),
    engine,
    engines: [...usable.values()],
    guardrails: guards.guardrails,
    store,
    people,
    gate: decider,
    drift,
    index,
    now,
    ocr,
    process: kept.process,
    isAlive,
    share: kept.share,
    shareLogs: kept.shareLogs,
    count: working.add,
    isWorkingOn: working.has,
    spending: runParts.spending,
    decide: (tool) => decide(tool, engine.id),
    async engineFor(tool, caller) {
      const choice = await chooseEngine({ tool, caller, marking: async () => 'unmarked' }, choosing);
      return choice.status === 'chosen' ? choice.engine : engine;
    },
    withEngine(id) {
      const found = opening.get(id);
      if (found?.status !== 'opened')
        throw found === undefined ? unknownEngine(id, opening.keys()) : new AssayError('bad-usage', found.reason);
      const parts = { ...runParts, engine: found.engine, bears: (marking: string | undefined) => engineBears(engines, id, marking) };
      return { ...about(found.engine), run: (request) => working.add(run(parts, request)) };
    },
    ingest: (file, caller) => ingest(file, caller, { store, guardrails: guards.guardrails, index, now, ocr }),
    readFile: (file) => readFileText(file, ocr === undefined ? {} : { ocr }),
    async removeDocument(id, caller) {
      await store.audit.append({ kind: 'document-removed', at: now().toISOString(), actor: caller.id, body: { document: id } });
      index.remove(id);
      return store.documents.remove(id);
    },
    async close() {
      index.close();
      stopHeeding?.();
      await kept.close();
    },
  });

  return {
    ...about(embeddedEngine),
    async run(request) {
      const { tool, caller, input } = request;
      // Guardrails that cannot be read let nothing run: the run itself says so.
      const marking = async () => (guards.status === 'broken' ? 'unmarked' : markingOfInput(guards.guardrails, tools.get(tool), input));
      const choice = await chooseEngine({ tool, caller, marking }, choosing);
      if (choice.status === 'none')
        return { status: 'refused', code: 'engine-refused', message: `${choice.reason} Ask whoever keeps engines.json.` };
      const { engine, upTo, instead } = choice;
      return working.add(
        run({ ...runParts, engine, bears: (found) => bears(upTo, found) }, { ...request, ...(instead === undefined ? {} : { instead }) }),
      );
    },
  };
}

// --- Internal ---

const noEngines: EnginesFile = { engines: {}, rules: [], budgets: [] };

/** The caller of decisions that nobody in particular asked for. */
const deciding: Caller = { id: 'assay', groups: [], roles: [] };
