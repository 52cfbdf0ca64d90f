import { type DriftBaseline, type DriftRate, driftRates, sha256 } from '@assay/core';
import type { ToolExplanation } from '../explain-tool.ts';
import type { ExplainingGate } from '../gate.ts';
import { baselineOf, type Outcomes, outcomesIn } from './baseline.ts';
import { type DriftPolicy, usualDrift } from './drift-policy.ts';
import type { CountingPlan } from './tally.ts';

/** A run log's text, or undefined where the file is gone. */
export type ReadLog = (file: string) => Promise<string | undefined>;

/** A tool on an engine as it is counted, and what it is held against. */
export interface WatchedTool {
  readonly plan: CountingPlan;
  readonly policy: DriftPolicy;
  readonly baselines: ReadonlyMap<DriftRate, DriftBaseline>;
}

/** What is to be counted of a tool; nothing where its evidence cannot be read: the gate has it off. */
export async function watchedTool(
  pair: { readonly tool: string; readonly engine: string },
  { gate, readLog }: { readonly gate: ExplainingGate; readonly readLog: ReadLog },
): Promise<WatchedTool | undefined> {
  const { decision, explanation } = await gate.explain(pair.tool, pair.engine);
  if (explanation === undefined) return undefined;
  const policy = explanation.policy.drift ?? usualDrift;
  const outcomes = await measuredOutcomes(explanation, { ...pair, readLog });
  const baselines = new Map(driftRates.map((rate) => [rate, baselineOf(rate, { tool: pair.tool, outcomes, policy })]));
  const limits = Object.fromEntries([...baselines].flatMap(([rate, { limit }]) => (limit === null ? [] : [[rate, limit]])));
  return { plan: { ...pair, configuration: decision.configuration, since: explanation.countedSince, limits }, policy, baselines };
}

// --- Internal ---

/** How the samples of the tool's own accuracy suites ended, in the evidence that stands. */
async function measuredOutcomes(
  { suites }: ToolExplanation,
  { tool, readLog }: { readonly tool: string; readonly readLog: ReadLog },
): Promise<Outcomes> {
  const standing = suites.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.record]));
  const own = standing.filter(({ report }) => report.kind === 'accuracy' && report.tool === tool);
  const logs = await Promise.all(
    own.map(async ({ logFile, report }) => {
      const log = await readLog(logFile);
      // A log that changed since the gate looked at it says nothing.
      return log !== undefined && sha256(log) === report.digests.log ? [log] : [];
    }),
  );
  return outcomesIn(logs.flat());
}
