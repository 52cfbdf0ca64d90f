import { randomBytes } from 'node:crypto';
import { AssayError, type Guardrails, messageOf } from '@assay/core';
import { guardrails, loadPolicy } from '@assay/guardrails';

/** The guardrails of a deployment, or why they guard nothing. */
export type LoadedGuardrails =
  | { readonly status: 'read'; readonly guardrails: Guardrails }
  | { readonly status: 'broken'; readonly reason: string; readonly guardrails: Guardrails };

/** A policy that cannot be read guards nothing: every tool is off, and nothing may be ingested. */
export function loadGuardrails(policy: URL, deploymentKey: Uint8Array): LoadedGuardrails {
  try {
    return { status: 'read', guardrails: guardrails({ policy: loadPolicy(policy), deploymentKey, random: randomBytes }) };
  } catch (error) {
    const reason = messageOf(error);
    const closed: Guardrails = {
      policy: 'none',
      policyFile: policy.href,
      module: import.meta.url,
      rules: [],
      open() {
        throw new AssayError('policy-invalid', reason);
      },
    };
    return { status: 'broken', reason, guardrails: closed };
  }
}
