import { fileURLToPath } from 'node:url';
import { type Action, AssayError, type Check, describeIssues, type Engine, type Stage } from '@assay/core';
import type { CheckDefinition, CheckParts } from './check-definition.ts';
import { checkDefinitions } from './check-definitions.ts';
import { normalisingReach } from './normalise.ts';
import type { Policy, PolicyRule } from './policy.ts';

/** A rule ready to run: its check made, its action known for either kind of engine. */
export interface Rule {
  readonly id: string;
  readonly check: Check;
  readonly definition: CheckDefinition;
  readonly stages: readonly Stage[];
  readonly actions: Readonly<Record<Engine['kind'], Action>>;
  /** What is done when the check could not run, where the policy says. */
  readonly fallback?: 'flag' | 'block';
}

/** Makes a policy's rules, or throws `policy-invalid` naming the rule that cannot be kept. */
export function makeRules({ file, rules, outputWindow }: Policy, parts: CheckParts = {}): readonly Rule[] {
  const seen = new Set<string>();
  return rules.map((rule) => {
    const refuse = (problem: string) => new AssayError('policy-invalid', `${fileURLToPath(file)}, rule "${rule.id}": ${problem}`);
    if (seen.has(rule.id)) throw refuse('another rule has this id. Give each rule its own.');
    seen.add(rule.id);
    return makeRule(rule, { outputWindow, parts, refuse });
  });
}

// --- Internal ---

interface Making {
  readonly outputWindow: Policy['outputWindow'];
  readonly parts: CheckParts;
  refuse(problem: string): AssayError;
}

function makeRule(rule: PolicyRule, { outputWindow, parts, refuse }: Making): Rule {
  const definition = checkDefinitions.get(rule.check);
  if (definition === undefined)
    throw refuse(`there is no check "${rule.check.slice(0, 60)}". The checks are: ${[...checkDefinitions.keys()].join(', ')}.`);
  const options = definition.options.safeParse(rule.options);
  if (!options.success) throw refuse(`its options do not suit the check "${rule.check}": ${describeIssues(options.error)}.`);
  const check = definition.make(options.data, parts);

  const actions = typeof rule.action === 'string' ? { embedded: rule.action, model: rule.action } : rule.action;
  for (const stage of rule.stages) {
    const supported = check.supports[stage] ?? [];
    for (const action of new Set(Object.values(actions))) {
      // To leave things as they are is always possible where the check can look.
      if (supported.includes(action) || (action === 'allow' && supported.length > 0)) continue;
      throw refuse(
        supported.length === 0
          ? `the check "${rule.check}" cannot look at stage "${stage}".`
          : `the check "${rule.check}" cannot ${action} at stage "${stage}". It can: ${supported.join(', ')}.`,
      );
    }
  }
  const reach = definition.reads === 'normalised' && check.reach !== 'whole' ? check.reach + normalisingReach : check.reach;
  const isTooShort = outputWindow !== 'whole' && (reach === 'whole' || reach > outputWindow);
  if (rule.stages.includes('output') && isTooShort)
    throw refuse(
      `the output window of ${outputWindow} characters is shorter than the reach of the check "${rule.check}" (${reach}). Widen the window, or set it to "whole".`,
    );
  const isJudged = definition.isJudgedByModel === true;
  if (isJudged && rule.fallback === undefined)
    throw refuse(
      `a model judges the check "${rule.check}", and a model can fail: say with "fallback" whether the text is then flagged or blocked.`,
    );
  if (!isJudged && rule.fallback !== undefined)
    throw refuse(
      `the check "${rule.check}" needs no "fallback": a check of this kind that cannot run stops what it would have changed. Leave it out.`,
    );
  return {
    id: rule.id,
    check,
    definition,
    stages: rule.stages,
    actions,
    ...(rule.fallback === undefined ? {} : { fallback: rule.fallback }),
  };
}
