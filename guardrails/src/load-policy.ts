import { fileURLToPath } from 'node:url';
import { readJsonFile } from '@assay/core';
import { makeRules } from './make-rules.ts';
import { type Policy, policy } from './policy.ts';

/** Reads a policy file; one that is malformed, or asks a check for what it cannot do, is refused here and never at work. */
export function loadPolicy(url: URL): Policy {
  const path = fileURLToPath(url);
  const loaded: Policy = { ...readJsonFile(path, policy, 'policy-invalid'), file: url.href };
  makeRules(loaded);
  return loaded;
}
