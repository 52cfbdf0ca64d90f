export { highestMarking } from './checks/protective-marking.ts';
export { defaultPolicy } from './default-policy.ts';
export { type Passages, readPassages, type Stretch } from './grounding/passages.ts';
export { type SentenceSupport, sentenceSupports } from './grounding/sentence-supports.ts';
export { type Support, type SupportProblem, supportOf } from './grounding/support-of.ts';
export { type GuardedText, type GuardTextOptions, guardText } from './guard-text.ts';
export { type GuardrailsOptions, guardrails } from './guardrails.ts';
export { loadPolicy } from './load-policy.ts';
export type { Policy } from './policy.ts';
