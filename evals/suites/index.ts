export { drafterAccuracy } from './drafter/accuracy.ts';
export { drafterBias } from './drafter/bias.ts';
export { guardrailsAccuracy } from './guardrails/accuracy.ts';
export { guardrailsGrounding } from './guardrails/grounding.ts';
export { policySearchAccuracy } from './policy-search/accuracy.ts';
export { policySearchBias } from './policy-search/bias.ts';
export { summariserAccuracy } from './summariser/accuracy.ts';
export { summariserBias } from './summariser/bias.ts';
