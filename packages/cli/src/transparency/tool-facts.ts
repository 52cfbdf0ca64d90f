import { type AnyTool, type Decision, digestOf, type Engine, type Part, type Report, unknownTool } from '@assay/core';
import { type AnySuite, type Manifest, readDataset } from '@assay/evals';
import type { GatePolicy, SuiteJudgement } from '@assay/gate';
import { loadPolicy, type Policy } from '@assay/guardrails';
import type { ListedTool } from '../configurations.ts';
import type { Deployment } from '../deployment.ts';
import { publicReasons } from './public-reasons.ts';

/** Evidence that the gate believes, for exactly what is loaded: the report, and by what one can know it again. */
interface StandingEvidence {
  readonly id: string;
  readonly envelope: string;
  readonly logFile: string;
  readonly report: Report;
}

/** One suite of a tool and what the gate makes of it. */
export interface SuiteFacts {
  readonly suite: AnySuite;
  readonly manifest: Manifest;
  /** `not-asked`: the policy of this deployment does without it, so the gate has not judged it. */
  readonly state: SuiteJudgement['state'] | 'not-asked';
  readonly evidence?: StandingEvidence;
}

/** All that registry, gate and evidence truly say about a tool, fit for the public: no names of people, no paths. */
export interface ToolFacts {
  readonly tool: Pick<AnyTool, 'name' | 'title' | 'description' | 'input' | 'result' | 'usesRetriever' | 'engines'>;
  readonly engine: Pick<Engine, 'id' | 'kind'>;
  readonly decision: Decision;
  /** Every suite that the policy asks for has passed and stands. */
  readonly hasPassingEvidence: boolean;
  readonly gatePolicy?: Pick<GatePolicy, 'mode' | 'evidenceDays' | 'requiredTier' | 'requires'>;
  /** Approvals by assurance officers that count for what stands now. */
  readonly approvals: number;
  readonly suites: readonly SuiteFacts[];
  readonly parts: readonly Part[];
  readonly guardrails?: Policy;
}

/** Gathers the facts of a tool as the gate sees them now. */
export async function gatherToolFacts(deployment: Deployment, name: string): Promise<ToolFacts> {
  const { tools, listed, engine, gate } = deployment;
  const tool = tools.get(name);
  if (tool === undefined) throw unknownTool(name, tools.keys());
  const { decision, explanation } = await gate.explain(name, engine.id);
  const parts: ListedTool = listed.get(name) ?? { status: 'broken', reason: 'it is not listed' };
  const suites = parts.status === 'listed' ? parts.suites.map(({ suite }) => suiteFacts(suite, explanation?.suites ?? [])) : [];
  const guardrails = parts.status === 'listed' ? { guardrails: loadPolicy(new URL(deployment.guardrails.policyFile)) } : {};
  return {
    tool,
    engine,
    decision: { ...decision, reasons: publicReasons(decision, suites) },
    hasPassingEvidence: passing.includes(decision.state),
    approvals: (explanation?.approvals ?? []).filter(({ isCurrent }) => isCurrent).length,
    suites,
    parts: parts.status === 'listed' ? parts.configuration.parts : [],
    ...(explanation === undefined ? {} : { gatePolicy: explanation.policy }),
    ...guardrails,
  };
}

// --- Internal ---

const passing: readonly Decision['state'][] = ['passed', 'approved', 'enabled'];

function suiteFacts(suite: AnySuite, judgements: readonly SuiteJudgement[]): SuiteFacts {
  const { manifest } = readDataset(suite.dataset);
  const judgement = judgements.find((item) => item.suite === suite.name);
  if (judgement === undefined) return { suite, manifest, state: 'not-asked' };
  const { state, evidence } = judgement;
  if (evidence === undefined) return { suite, manifest, state };
  const { id, envelope, report, logFile } = evidence.record;
  return { suite, manifest, state, evidence: { id, envelope: digestOf(envelope), logFile, report } };
}
