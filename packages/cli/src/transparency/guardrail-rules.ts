import type { ToolFacts } from './tool-facts.ts';

/** A rule of the guardrail policy as it applies to the engine that serves. */
export interface GuardrailRule {
  readonly id: string;
  readonly stages: string;
  readonly action: string;
  readonly why: string;
}

/** The rules that every run of a tool passes through. */
export function guardrailRules({ guardrails, engine }: Pick<ToolFacts, 'guardrails' | 'engine'>): readonly GuardrailRule[] {
  return (guardrails?.rules ?? []).map(({ id, stages, action, why }) => ({
    id,
    stages: stages.map((stage) => stageWords[stage]).join(', '),
    action: actionWords[typeof action === 'string' ? action : action[engine.kind]],
    why,
  }));
}

// --- Internal ---

const stageWords = { input: 'what a person gives', context: 'what is retrieved', output: 'what the tool says' } as const;

const actionWords = { allow: 'allowed', flag: 'a person is told', rewrite: 'changed', redact: 'redacted', block: 'blocked' } as const;
