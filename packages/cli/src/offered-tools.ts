import { assistant } from '@assay/assistant';
import { drafter } from '@assay/drafter';
import { judge } from '@assay/evals/judge';
import {
  assistantAccuracy,
  assistantBias,
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
  judgeAccuracy,
  judgeBias,
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
  { tool: assistant, suites: [...guardrailSuites, assistantAccuracy, assistantBias] },
];

/** What suites measure with and no face offers: measured in the same way, so that it counts only where it passed. */
export const instruments: readonly OfferedTool[] = [{ tool: judge, suites: [...guardrailSuites, judgeAccuracy, judgeBias] }];
