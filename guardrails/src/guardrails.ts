import type { Guardrails } from '@assay/core';
import { openGuardSession } from './guard-session.ts';
import { makeRules } from './make-rules.ts';
import type { Policy } from './policy.ts';

/** What guardrails are made with. */
export interface GuardrailsOptions {
  readonly policy: Policy;
  /** Keys the HMACs by which a session knows values again. */
  readonly deploymentKey: Uint8Array;
  random(bytes: number): Buffer;
}

/** The guardrails of a policy, ready to guard runs. */
export function guardrails({ policy, deploymentKey, random }: GuardrailsOptions): Guardrails {
  const rules = makeRules(policy);
  return {
    policy: policy.name,
    policyFile: policy.file,
    // Every check is reachable from here by import, through the rules.
    module: import.meta.url,
    open: ({ engine, phrases }) => openGuardSession({ rules, outputWindow: policy.outputWindow, engine, phrases, deploymentKey, random }),
  };
}
