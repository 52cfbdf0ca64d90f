import { assay } from './tools/assay.ts';
import { openaiGuardrails, ukTypes } from './tools/openai-guardrails.ts';
import { openredaction } from './tools/openredaction.ts';
import { redactPii } from './tools/redact-pii.ts';
import { redactpiiNode } from './tools/redactpii-node.ts';
import type { Tool } from './tools/tool.ts';

/** One row of the tables: a tool as it is set up, and the package it needs (ours needs none). */
export interface Entry {
  readonly name: string;
  readonly about: string;
  readonly peer?: string;
  /** Set where only speed is compared: the entry redacts by a deployment's choice, not everything it can find. */
  readonly isSpeedOnly?: boolean;
  load(): Promise<Tool>;
}

/** What is compared; the first is what the ratios are of. */
export const entries: readonly Entry[] = [
  { name: 'assay', about: 'every recogniser (policy all-kinds)', load: async () => assay('all-kinds') as Tool },
  {
    name: 'assay, default policy',
    about: 'every check at the input: personal data, markings, injection and the rest',
    isSpeedOnly: true,
    load: async () => assay('default') as Tool,
  },
  {
    name: '@openai/guardrails',
    about: 'PII check, default types',
    peer: '@openai/guardrails',
    load: async () => (await openaiGuardrails()) as Tool,
  },
  {
    name: '@openai/guardrails, UK',
    about: `PII check, ${ukTypes.join(', ')}`,
    peer: '@openai/guardrails',
    load: async () => (await openaiGuardrails(ukTypes)) as Tool,
  },
  { name: 'redact-pii', about: 'all built-in patterns', peer: 'redact-pii', load: async () => (await redactPii()) as Tool },
  { name: 'openredaction', about: 'defaults', peer: 'openredaction', load: async () => (await openredaction()) as Tool },
  {
    name: 'openredaction, no names',
    about: 'defaults without names',
    peer: 'openredaction',
    load: async () => (await openredaction({ includeNames: false })) as Tool,
  },
  { name: '@redactpii/node', about: 'all rules', peer: '@redactpii/node', load: async () => (await redactpiiNode()) as Tool },
];
