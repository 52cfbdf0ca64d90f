import { type CheckInput, type Engine, type Stage, sha256 } from '@assay/core';
import type { CheckDefinition } from './check-definition.ts';
import type { Rule } from './make-rules.ts';
import { type RuleResult, runRules } from './run-rules.ts';

/** The rules that judge texts, or statements, at one stage on one kind of engine. */
export interface StageRules {
  /** What comes out where nothing is found: the same list each time, by which it is known again. */
  readonly clean: readonly RuleResult[];
  run(input: CheckInput): Promise<readonly RuleResult[]>;
}

/** The rules of a policy on one kind of engine, by where they are run. */
export interface EngineRules {
  readonly input: StageRules;
  readonly context: StageRules;
  /** Of what an answer says, text and whole statements apart. */
  readonly output: Readonly<Record<CheckDefinition['judges'], StageRules>>;
  /** What a statement's text and what it rests on came to, as one list. */
  together(text: readonly RuleResult[], statement: readonly RuleResult[]): readonly RuleResult[];
}

/** As many texts are remembered, each of at most so many characters; then they are forgotten together. */
const most = { texts: 5_000, characters: 1_000 } as const;

/** Parts rules by their stages. */
export function engineRules(rules: readonly Rule[], engine: Engine['kind']): EngineRules {
  const at = (stage: Stage, judges?: CheckDefinition['judges']) =>
    stageRules(
      rules.filter((rule) => rule.stages.includes(stage) && (judges === undefined || rule.definition.judges === judges)),
      engine,
    );
  const output = { text: at('output', 'text'), statement: at('output', 'statement') };
  const clean = [...output.text.clean, ...output.statement.clean];
  return {
    input: at('input'),
    context: at('context'),
    output,
    together: (text, statement) => (text === output.text.clean && statement === output.statement.clean ? clean : [...text, ...statement]),
  };
}

/**
 * Rules that are run together. Approved lines, fixed phrases and the like recur in every run: a rule that sees the text alone and
 * found nothing in one is not run on it again. Digests are kept for it, never texts: what one rule passes may hold what another finds.
 */
export function stageRules(rules: readonly Rule[], engine: Engine['kind']): StageRules {
  // What the policy allows on this engine need not be looked for; that it was not is on record.
  const isIdle = (rule: Rule) => rule.actions[engine] === 'allow';
  const active = rules.filter((rule) => !isIdle(rule));
  const idle = rules.filter(isIdle).map((rule): RuleResult => ({ rule, ...notLookedFor }));
  const passed = active.map((rule): RuleResult => ({ rule, outcome: 'passed', findings: [] }));
  const clean = [...passed, ...idle];
  /** For each text that was seen, which rules are to be run on it again. */
  const again = new Map<string, readonly Rule[]>();

  return {
    clean,
    async run(input) {
      const digest = input.text.length <= most.characters ? sha256(input.text) : undefined;
      const known = digest === undefined ? undefined : again.get(digest);
      const results = await runRules(known ?? active, input);
      if (known === undefined && digest !== undefined) {
        if (again.size >= most.texts) again.clear();
        const isSettled = ({ rule, outcome }: RuleResult) => outcome === 'passed' && rule.definition.seesTextAlone === true;
        again.set(
          digest,
          results.filter((result) => !isSettled(result)).map(({ rule }) => rule),
        );
      }
      if (results.every(({ outcome }) => outcome === 'passed')) return clean;
      const found = new Map(results.map((result) => [result.rule, result]));
      return [...passed.map((result) => found.get(result.rule) ?? result), ...idle];
    },
  };
}

// --- Internal ---

const notLookedFor = { outcome: 'did-not-run', findings: [], reason: 'the policy allows it on this engine' } as const;
