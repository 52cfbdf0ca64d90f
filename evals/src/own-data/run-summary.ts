import { type AnyTool, AssayError, type Gate, localCaller, type RunParts, runTool } from '@assay/core';
import type { Try } from '../run-pool.ts';
import { scratchStore } from '../scratch-store.ts';
import type { OwnDataParts } from './own-data-suite.ts';

/** What a tool said, or the code of what kept it from saying anything. */
export type Said = { readonly status: 'done'; readonly text: string } | { readonly status: 'not-done'; readonly code: string };

/** The parts a tool is run with to be measured: those that serve people, but for the gate and the store. */
export function measuringParts(tool: AnyTool, { engine, guardrails, openIndex, now }: OwnDataParts): RunParts {
  return {
    tools: new Map([[tool.name, tool]]),
    engine,
    retriever: openIndex().retriever,
    guardrails,
    gate: openGate,
    store: scratchStore(),
    now,
  };
}

/** Runs a tool once through the same `runTool` that serves people; `busy` where the engine asked to wait. */
export async function runSummary(parts: RunParts, tool: AnyTool, input: unknown): Promise<Try<Said>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), deadline);
  try {
    const run = await runTool(parts, { tool: tool.name, input, caller: localCaller, signal: stop.signal });
    if (run.status === 'refused') throw new AssayError('tool-failed', `${tool.title} cannot be measured: ${run.message}`);
    const outcome = await run.finished;
    if (outcome.status === 'done') {
      const texts: string[] = [];
      for await (const event of run.journal.follow(0)) if (event.type === 'text') texts.push(event.text);
      return { status: 'done', value: { status: 'done', text: run.restore(texts.join('\n')) } };
    }
    const said: Said = { status: 'not-done', code: outcome.code };
    if (outcome.code !== 'engine-busy') return { status: 'done', value: said };
    return { status: 'busy', otherwise: said, ...(outcome.retryAfter === undefined ? {} : { retryAfter: outcome.retryAfter }) };
  } finally {
    clearTimeout(timer);
  }
}

// --- Internal ---

/** A document of a person's own may be long: five minutes. */
const deadline = 300_000;

/** Step 2 of the walk, answered by the harness: what is measured may run, to be measured. */
const openGate: Gate = {
  async decide(tool, engine) {
    return {
      tool,
      engine,
      configuration: '',
      state: 'running',
      isEnabled: true,
      policyDigest: '',
      reasons: [],
      command: '',
      evidence: 'being measured',
    };
  },
};
