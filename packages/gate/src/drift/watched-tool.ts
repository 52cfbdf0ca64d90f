import { type DriftBaseline, type DriftRate, driftRates } from '@assay/core';
import type { ToolExplanation } from '../explain-tool.ts';
import type { ExplainingGate } from '../gate.ts';
import type { EvidenceChecks } from '../verify-evidence.ts';
import { baselineOf, type Outcomes, outcomesIn } from './baseline.ts';
import { type DriftPolicy, usualDrift } from './drift-policy.ts';
import type { CountingPlan } from './tally.ts';

/** A tool on an engine as it is counted, and what it is held against. */
export interface WatchedTool {
  readonly plan: CountingPlan;
  readonly policy: DriftPolicy;
  readonly baselines: ReadonlyMap<DriftRate, DriftBaseline>;
}

/** What is to be counted of a tool; nothing where its evidence cannot be read: the gate has it off. */
export async function watchedTool(
  pair: { readonly tool: string; readonly engine: string },
  { gate, readLog }: { readonly gate: ExplainingGate; readonly readLog: EvidenceChecks['readLog'] },
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
  { tool, readLog }: { readonly tool: string; readonly readLog: EvidenceChecks['readLog'] },
): Promise<Outcomes> {
  const standing = suites.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.record]));
  const own = standing.filter(({ report }) => report.kind === 'accuracy' && report.tool === tool);
  const logs = await Promise.all(own.map(({ logFile }) => readLog(logFile)));
  return outcomesIn(logs.filter((log) => log !== undefined));
}
