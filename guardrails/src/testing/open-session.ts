import type { Action, Check, Engine, GuardSession, Stage } from '@assay/core';
import type { CheckDefinition } from '../check-definition.ts';
import { defaultPolicy } from '../default-policy.ts';
import { openGuardSession } from '../guard-session.ts';
import { guardrails } from '../guardrails.ts';
import { loadPolicy } from '../load-policy.ts';
import type { Rule } from '../make-rules.ts';
import type { Policy } from '../policy.ts';
import { engineRules } from '../stage-rules.ts';

const deploymentKey = Buffer.from('test key');
const random = () => Buffer.from([1, 2, 3, 4, 5, 6, 7]);

/** A session under the default policy. */
export function openDefault(engine: Engine['kind'] = 'embedded', phrases: Readonly<Record<string, string>> = {}): GuardSession {
  return guardrails({ policy: loadPolicy(defaultPolicy), deploymentKey, random }).open({ engine, phrases });
}

/** A session under rules of a test's own. */
export function openWith(
  rules: readonly Rule[],
  outputWindow: Policy['outputWindow'] = 'whole',
  engine: Engine['kind'] = 'model',
): GuardSession {
  return openGuardSession({ rules: engineRules(rules, engine), outputWindow, engine, phrases: {}, deploymentKey, random });
}

/** A rule whose check a test writes. */
export function ruleOf(
  action: Action,
  find: Check['find'],
  changes: { readonly id?: string; readonly stages?: readonly Stage[] } = {},
): Rule {
  const { id = 'test-rule', stages = ['input', 'context', 'output'] } = changes;
  const definition = { name: id, judges: 'text', reads: 'normalised', consequences: {} } as const;
  return {
    id,
    check: { name: id, reach: 0, supports: {}, find },
    // A rule in force has its check made already: what makes it is not needed again.
    definition: definition as unknown as CheckDefinition,
    stages,
    actions: { embedded: action, model: action },
  };
}

/** Finds every stretch of a text that a pattern matches. */
export function findAll(pattern: RegExp, check = 'test-rule'): Check['find'] {
  return async ({ text }) =>
    [...text.matchAll(pattern)].map(({ index: start, 0: match }) => ({
      check,
      kind: 'word',
      start,
      end: start + match.length,
      message: 'A word.',
    }));
}
