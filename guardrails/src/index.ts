export { defaultPolicy } from './default-policy.ts';
export { type GuardrailsOptions, guardrails } from './guardrails.ts';
export { loadPolicy } from './load-policy.ts';
export type { Policy } from './policy.ts';
