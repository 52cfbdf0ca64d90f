import {
  type AnyTool,
  type Caller,
  type Decision,
  localCaller,
  type ModelEngine,
  type RunOutcome,
  restoreTexts,
  type Tool,
} from '@assay/core';
import { openDeployment } from './deployment.ts';
import type { IncomingFile, IngestOutcome } from './ingest.ts';
import { type MeasureOutcome, measureTools } from './measure-tools.ts';
import { offeredTools } from './offered-tools.ts';

/** How one tool is opened for a system of your own. */
export interface AssayOptions<Input, Result> {
  readonly tool: Tool<Input, Result>;
  /** The data folder: evidence, documents, audit chain. */
  readonly data: string;
  /** A guardrail policy file; the default policy if none is named. */
  readonly policy?: URL;
  readonly caller?: Caller;
  /** A model engine to run it on; without one it is the embedded engine. Each is measured by itself. */
  readonly engine?: ModelEngine;
}

/** How a call came out; `refused` says why the tool did not run and what to do. */
export type AssayOutcome<Result> =
  | (Extract<RunOutcome, { status: 'done' }> & { readonly result: Result })
  | Exclude<RunOutcome, { status: 'done' }>
  | { readonly status: 'refused'; readonly code: string; readonly message: string };

/** One tool behind the gate and the guardrails, without the server. */
export interface Assay<Input, Result> {
  /** Whether the tool may run, and if not why and what to do. */
  status(): Promise<Decision>;
  /** Measures the tool's suites and keeps the signed evidence; seconds on the embedded engine. */
  measure(reason?: string): Promise<readonly MeasureOutcome[]>;
  ingest(file: IncomingFile): Promise<IngestOutcome>;
  run(input: Input, signal?: AbortSignal): Promise<AssayOutcome<Result>>;
  close(): Promise<void>;
}

/** Opens one tool: every call walks the same way as on the server, through gate, guardrails and audit. */
export async function openAssay<Input, Result>(options: AssayOptions<Input, Result>): Promise<Assay<Input, Result>> {
  const { tool, data, policy, caller = localCaller, engine } = options;
  const offered = offeredTools.filter((item) => item.tool === (tool as AnyTool));
  const brought = engine === undefined ? [] : [engine];
  const opened = await openDeployment({ offered, data, brought, ...(policy === undefined ? {} : { policy }) });
  const deployment = opened.withEngine(engine?.id ?? 'embedded');
  return {
    status: () => deployment.decide(tool.name),
    measure: (reason) => measureTools(deployment, { tools: [tool.name], actor: caller.id, ...(reason === undefined ? {} : { reason }) }),
    ingest: (file) => deployment.ingest(file, caller),
    async run(input, signal) {
      const run = await deployment.run({ tool: tool.name, input, caller, ...(signal === undefined ? {} : { signal }) });
      if (run.status === 'refused') return run;
      const outcome = await run.finished;
      // runTool parsed the result with the tool's own schema, so it is a Result.
      return outcome.status === 'done' ? { ...outcome, result: restoreTexts(outcome.result, run.restore) as Result } : outcome;
    },
    close: () => deployment.close(),
  };
}
