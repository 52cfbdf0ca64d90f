import { drafter } from '@assay/drafter';
import {
  drafterAccuracy,
  drafterAddress,
  drafterBias,
  drafterBiasDeep,
  drafterClocks,
  drafterWelsh,
  guardrailsAccuracy,
  guardrailsBiasDeep,
  guardrailsConduct,
  guardrailsGrounding,
  guardrailsObedience,
  policySearchAccuracy,
  policySearchBias,
  policySearchBiasDeep,
  policySearchWelsh,
  summariserAccuracy,
  summariserBias,
  summariserBiasDeep,
  summariserFacts,
  summariserWelsh,
} from '@assay/evals/suites';
import { policySearch } from '@assay/policy-search';
import { summariser } from '@assay/summariser';
import type { OfferedTool } from './deployment.ts';

const guardrailSuites = [guardrailsAccuracy, guardrailsConduct, guardrailsGrounding, guardrailsObedience, guardrailsBiasDeep];

/** Every tool that is offered, each with the suites it must pass; a new tool is one line here. */
export const offeredTools: readonly OfferedTool[] = [
  {
    tool: summariser,
    suites: [...guardrailSuites, summariserAccuracy, summariserBias, summariserBiasDeep, summariserWelsh, summariserFacts],
  },
  {
    tool: drafter,
    suites: [...guardrailSuites, drafterAccuracy, drafterAddress, drafterClocks, drafterBias, drafterBiasDeep, drafterWelsh],
  },
  { tool: policySearch, suites: [...guardrailSuites, policySearchAccuracy, policySearchBias, policySearchBiasDeep, policySearchWelsh] },
];
