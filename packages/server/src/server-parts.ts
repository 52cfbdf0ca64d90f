import type {
  AnyTool,
  Caller,
  DriftReading,
  Engine,
  FeedbackStore,
  Gate,
  Guardrails,
  Job,
  Json,
  PeopleStore,
  Retriever,
  RunRequest,
  Store,
  StoreFaultCode,
  ToolRun,
} from '@assay/core';

import type { MiddlewareHandler } from 'hono';
import type { AssuranceSources } from './assurance/assurance-sources.ts';
import type { HandOver } from './hand-over.ts';

import type { KeySettings, RequestLimits, RunPlaces } from './people/people-settings.ts';
import type { SignIn } from './people/sign-in.ts';
import type { ResultFiles } from './result-files.ts';

/** A file as a person sent it: nothing in it has been believed or checked. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The groups that its documents are for, where the person chose some. */
  readonly audience?: readonly string[];
}

/** What became of a file: the documents it holds, or why it was not taken in. */
export type Ingestion =
  | { readonly status: 'ingested'; readonly ids: readonly string[] }
  | { readonly status: 'refused'; readonly code: string; readonly message: string };

/** The text of a file that a person means to send to a tool, or why there is none. */
export type FileText =
  | { readonly status: 'read'; readonly text: string; readonly notices: readonly string[] }
  | { readonly status: 'refused'; readonly code: string; readonly message: string };

/** Long work that is no tool's, run as runs. */
export interface Jobs {
  readonly kinds: readonly Job[];
  /** Starts one by its name. */
  start(request: RunRequest): Promise<ToolRun>;
  /** Keeps uploaded files until the job that takes them in has ended; gives its input, and what to do where it was not begun. */
  keepFiles(files: readonly UploadedFile[]): Promise<{ readonly input: unknown; readonly discard: () => Promise<void> }>;
}

/** The other nodes on the same store. */
export interface Elsewhere {
  /** Calls when a run may have told something new. */
  hear(run: string, wake: () => void): () => void;
  /** Stops a run that another node works on. */
  stop(run: string): Promise<void>;
  /** How often people asked, told by each node to the others. */
  readonly rates: SharedRates;
}

/** What nodes tell each other of how often people asked; undefined where something may have been missed. */
export interface SharedRates {
  tell(detail: string): void;
  hear(listener: (detail: string | undefined) => void): () => void;
}

/** A script that pages load, and what names its bytes. */
interface Script {
  readonly script: Uint8Array | string;
  readonly etag: string;
}

/** A page of the public record. */
export interface PublicPage {
  readonly name: string;
  readonly text: string;
}

/** Everything the server stands on; the program that composes it knows which parts these are. */
export interface ServerParts {
  readonly tools: readonly AnyTool[];
  readonly engines: readonly Engine[];
  /** The engine that `start` would run a tool on for a caller, for an unmarked text. */
  engineFor(tool: string, caller: Caller): Promise<Engine>;
  readonly gate: Gate;
  readonly guardrails: Guardrails;
  readonly store: Store;
  readonly feedback: FeedbackStore;
  /** How rates in use stand against the evidence, as of the last look. */
  drift(): readonly DriftReading[];
  readonly retriever: Retriever;
  /** Why store or index cannot be worked with just now; found out at once, whatever is stored. */
  whyNotReady(): Promise<StoreFaultCode | 'index-not-open' | undefined>;
  /** How people are known; programs are by a key of theirs. */
  readonly signIn: SignIn;
  readonly people: Pick<PeopleStore, 'getKey' | 'getSignIn' | 'noteRefusal'>;
  /** When the keys of people rest; they never do where nobody signs in. */
  readonly keys?: KeySettings;
  /** How often anybody may ask; as often as they like without it. */
  readonly limits?: RequestLimits;
  /** How many runs may be under way at once; the usual number without it. */
  readonly places?: RunPlaces;
  /** `runTool`, bound to its parts: the only way any tool runs. */
  start(request: RunRequest): Promise<ToolRun>;
  readonly jobs?: Jobs;
  /** Where several nodes answer for one store. */
  readonly elsewhere?: Elsewhere;
  readonly handOver: HandOver;
  readonly results: ResultFiles;
  /** What assurance officers are told besides what the store holds. */
  readonly assurance?: AssuranceSources;
  /** The public record as pages: nothing private, open to everybody. */
  readonly transparency?: () => Promise<readonly PublicPage[]>;
  ingest(file: UploadedFile, caller: Caller): Promise<Ingestion>;
  /** Reads a file to its text, in every format that is taken in, and keeps nothing of it. */
  readFile(file: UploadedFile): Promise<FileText>;
  /** Takes a document out of store and index and records it; false when there was none. */
  remove(id: string, caller: Caller): Promise<boolean>;
  readonly widget: Script & {
    /** What the widget fetches to show results. */
    readonly results?: Script;
    /** What it fetches when a draft is shown. */
    readonly desk?: Script;
    /** What it fetches where somebody reads Welsh. */
    readonly welsh?: Script;
  };
  /** Words of the widget to be replaced, by their key. */
  readonly messages?: Readonly<Record<string, string>>;
  /** Where people turn who need help: mailto: or https:. */
  readonly contact?: string;
  /** Host names to answer to besides the loopback ones. */
  readonly hosts?: readonly string[];
  /** Origins whose pages may show the widget and ask what it asks. */
  readonly origins?: readonly string[];
  /** Addresses that may read /metrics besides this machine. */
  readonly metricsFrom?: readonly string[];
  /** Watches requests from the outside, where somebody traces them. */
  readonly trace?: MiddlewareHandler;
  readonly now: () => Date;
  readonly newId: () => string;
  log(line: Readonly<Record<string, Json>>): void;
}
