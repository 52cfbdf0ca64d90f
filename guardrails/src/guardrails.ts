import type { Guardrails } from '@assay/core';
import type { CheckParts } from './check-definition.ts';
import { openGuardSession } from './guard-session.ts';
import { makeRules } from './make-rules.ts';
import type { Policy } from './policy.ts';
import { engineRules } from './stage-rules.ts';

/** What guardrails are made with. */
export interface GuardrailsOptions extends CheckParts {
  readonly policy: Policy;
  /** Keys the HMACs by which a session knows values again. */
  readonly deploymentKey: Uint8Array;
  random(bytes: number): Buffer;
}

/** The guardrails of a policy, ready to guard runs. */
export function guardrails({ policy, deploymentKey, random, ...parts }: GuardrailsOptions): Guardrails {
  const rules = makeRules(policy, parts);
  const onEngine = { embedded: engineRules(rules, 'embedded'), model: engineRules(rules, 'model') };
  return {
    policy: policy.name,
    policyFile: policy.file,
    rules: rules.map(({ id, check, stages }) => ({ id, check: check.name, stages })),
    // Every check is reachable from here by import, through the rules.
    module: import.meta.url,
    open: ({ engine, phrases, only }) =>
      openGuardSession({
        rules:
          only === undefined
            ? onEngine[engine]
            : engineRules(
                rules.filter(({ check }) => check.name === only),
                engine,
              ),
        outputWindow: policy.outputWindow,
        engine,
        phrases,
        deploymentKey,
        random,
      }),
  };
}
