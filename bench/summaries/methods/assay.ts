import { randomBytes } from 'node:crypto';
import { localCaller, restoreTexts, runTool } from '@assay/core';
import { embedded } from '@assay/engines';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { searchIndex } from '@assay/search';
import { type SummariserInput, type SummariserResult, summariser } from '@assay/summariser';
import { measuringParts } from '../../../evals/src/own-data/run-summary.ts';
import type { Summarise } from '../method.ts';

/** Our summariser through the `runTool` that serves people, with a new deployment's engine and guardrails; the gate is answered by the harness. */
export function assay(): Summarise {
  const guards = guardrails({ policy: loadPolicy(defaultPolicy), deploymentKey: randomBytes(32), random: randomBytes });
  const parts = measuringParts(summariser, {
    engine: embedded(),
    guardrails: guards,
    allKinds: guards,
    summariser,
    openIndex: searchIndex,
    now: () => new Date(),
  });
  return async ({ text, words, focus }) => {
    const input: SummariserInput = { documents: [{ text }], length: { words }, ...(focus === undefined ? {} : { focus }) };
    const run = await runTool(parts, { tool: summariser.name, input, caller: localCaller });
    if (run.status === 'refused') throw new Error(run.message);
    const outcome = await run.finished;
    if (outcome.status !== 'done') throw new Error(`${outcome.code}: ${outcome.message}`);
    // runTool parsed the result with the tool's own schema, so it is a SummariserResult.
    return sentencesOf(restoreTexts(outcome.result, run.restore) as SummariserResult);
  };
}

// --- Internal ---

/** The sentences of a result in their order, the headings told with them before them, as the facts suite reads them. */
function sentencesOf({ standing, parts }: SummariserResult): readonly string[] {
  const told = parts.flatMap(({ statements }) => statements.map(({ under, text }) => (under === undefined ? text : `${under}: ${text}`)));
  return [...standing.map(({ text }) => text), ...told];
}
