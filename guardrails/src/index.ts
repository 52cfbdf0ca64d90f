export { defaultPolicy } from './default-policy.ts';
export { type Passages, readPassages, type Stretch } from './grounding/passages.ts';
export { type SentenceSupport, sentenceSupports } from './grounding/sentence-supports.ts';
export { type Support, type SupportProblem, supportOf } from './grounding/support-of.ts';
export { type GuardrailsOptions, guardrails } from './guardrails.ts';
export { loadPolicy } from './load-policy.ts';
export type { Policy } from './policy.ts';
