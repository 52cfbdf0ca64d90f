import { fileURLToPath } from 'node:url';
import { type Action, AssayError, type Check, describeIssues, type Engine, type Stage } from '@assay/core';
import type { CheckDefinition } from './check-definition.ts';
import { citationsResolve } from './checks/citations-resolve.ts';
import { grounding } from './checks/grounding.ts';
import { injection } from './checks/injection.ts';
import { personalData } from './checks/personal-data.ts';
import { protectiveMarking } from './checks/protective-marking.ts';
import { unsafeCharacters } from './checks/unsafe-characters.ts';
import type { Policy, PolicyRule } from './policy.ts';

const definitions = new Map<string, CheckDefinition>(
  [personalData, protectiveMarking, injection, citationsResolve, grounding, unsafeCharacters].map((definition) => [
    definition.name,
    definition,
  ]),
);

/** A rule ready to run: its check made, its action known for either kind of engine. */
export interface Rule {
  readonly id: string;
  readonly check: Check;
  readonly definition: CheckDefinition;
  readonly stages: readonly Stage[];
  readonly actions: Readonly<Record<Engine['kind'], Action>>;
}

/** Makes a policy's rules, or throws `policy-invalid` naming the rule that cannot be kept. */
export function makeRules({ file, rules, outputWindow }: Policy): readonly Rule[] {
  const seen = new Set<string>();
  return rules.map((rule) => {
    const refuse = (problem: string) => new AssayError('policy-invalid', `${fileURLToPath(file)}, rule "${rule.id}": ${problem}`);
    if (seen.has(rule.id)) throw refuse('another rule has this id. Give each rule its own.');
    seen.add(rule.id);
    return makeRule(rule, outputWindow, refuse);
  });
}

// --- Internal ---

function makeRule(rule: PolicyRule, outputWindow: Policy['outputWindow'], refuse: (problem: string) => AssayError): Rule {
  const definition = definitions.get(rule.check);
  if (definition === undefined)
    throw refuse(`there is no check "${rule.check.slice(0, 60)}". The checks are: ${[...definitions.keys()].join(', ')}.`);
  const options = definition.options.safeParse(rule.options);
  if (!options.success) throw refuse(`its options do not suit the check "${rule.check}": ${describeIssues(options.error)}.`);
  const check = definition.make(options.data);

  const actions = typeof rule.action === 'string' ? { embedded: rule.action, model: rule.action } : rule.action;
  for (const stage of rule.stages) {
    const supported = check.supports[stage] ?? [];
    for (const action of new Set(Object.values(actions))) {
      if (supported.includes(action)) continue;
      throw refuse(
        supported.length === 0
          ? `the check "${rule.check}" cannot look at stage "${stage}".`
          : `the check "${rule.check}" cannot ${action} at stage "${stage}". It can: ${supported.join(', ')}.`,
      );
    }
  }
  const isTooShort = outputWindow !== 'whole' && (check.reach === 'whole' || check.reach > outputWindow);
  if (rule.stages.includes('output') && isTooShort)
    throw refuse(
      `the output window of ${outputWindow} characters is shorter than the reach of the check "${rule.check}" (${check.reach}). Widen the window, or set it to "whole".`,
    );
  return { id: rule.id, check, definition, stages: rule.stages, actions };
}
