import { drafter } from '@assay/drafter';
import {
  drafterAccuracy,
  drafterBias,
  guardrailsAccuracy,
  guardrailsGrounding,
  policySearchAccuracy,
  policySearchBias,
  summariserAccuracy,
  summariserBias,
} from '@assay/evals/suites';
import { policySearch } from '@assay/policy-search';
import { summariser } from '@assay/summariser';
import type { OfferedTool } from './deployment.ts';

const guardrailSuites = [guardrailsAccuracy, guardrailsGrounding];

/** Every tool that is offered, each with the suites it must pass; a new tool is one line here. */
export const offeredTools: readonly OfferedTool[] = [
  { tool: summariser, suites: [...guardrailSuites, summariserAccuracy, summariserBias] },
  { tool: drafter, suites: [...guardrailSuites, drafterAccuracy, drafterBias] },
  { tool: policySearch, suites: [...guardrailSuites, policySearchAccuracy, policySearchBias] },
];
