import {
  type Engine,
  type Finding,
  type GuardSession,
  hmac,
  type OutputGuard,
  type Stage,
  type Statement,
  type Trust,
  type Verdict,
} from '@assay/core';
import { decide } from './decide.ts';
import type { Rule } from './make-rules.ts';
import { outputGuard } from './output-guard.ts';
import { openPlaceholders } from './placeholders.ts';
import type { Policy } from './policy.ts';
import { type RuleResult, runRules } from './run-rules.ts';
import { openSourceRegister } from './source-register.ts';

/** What a session is opened with: the rules in force, and whom the run is for. */
export interface SessionParts {
  readonly rules: readonly Rule[];
  readonly outputWindow: Policy['outputWindow'];
  readonly engine: Engine['kind'];
  readonly phrases: Readonly<Record<string, string>>;
  readonly deploymentKey: Uint8Array;
  random(bytes: number): Buffer;
}

/** Opens the guardrails of one run. */
export function openGuardSession({ rules, outputWindow, engine, phrases, deploymentKey, random }: SessionParts): GuardSession {
  const placeholders = openPlaceholders(random);
  const sources = openSourceRegister();
  const resultVerdicts = new Map<string, Verdict>();
  /** What the person was told of already, as HMACs: values are not kept for it. */
  const told = new Set<string>();

  const rulesAt = (stage: Stage, judges?: 'text' | 'statement') =>
    rules.filter((rule) => rule.stages.includes(stage) && (judges === undefined || rule.definition.judges === judges));
  const keyOf = ({ check, kind, start, end }: Finding, text: string) =>
    hmac(deploymentKey, `${check} ${kind} ${text.slice(start, end).toLowerCase().replace(/[\s-]/g, '')}`);

  const run = (text: string, at: { readonly stage: Stage; readonly trust: Trust }, chosen: readonly Rule[], statement?: Statement) =>
    runRules(chosen, { ...at, text, sources: sources.list(), phrases, ...(statement === undefined ? {} : { statement }) });
  const judge = (text: string, stage: Stage, results: readonly RuleResult[], escapes = placeholders.lookAlikes(text)) =>
    decide(results, {
      text,
      stage,
      engine,
      escapes,
      placeholderFor: ({ kind, start, end }) => placeholders.placeholderFor(kind, text.slice(start, end), stage),
    });

  /** What was flagged when it came in is not flagged again when it is quoted. */
  const isTold = (finding: Finding, rule: Rule, text: string) => rule.actions[engine] === 'flag' && told.has(keyOf(finding, text));
  /** What stands in a source was judged there, with its surroundings, by the same rule. */
  const isJudged = ({ start, end }: Finding, rule: Rule, text: string) =>
    (rule.stages.includes('input') || rule.stages.includes('context')) &&
    sources.list().some((source) => source.text.includes(text.slice(start, end).trim()));
  const checkOutput = async (text: string, chosen: readonly Rule[], statement?: Statement) => {
    const results = await run(text, { stage: 'output', trust: 'engine' }, chosen, statement);
    return results.map((result): RuleResult => {
      const fresh = result.findings.filter((finding) => !isTold(finding, result.rule, text) && !isJudged(finding, result.rule, text));
      return result.outcome === 'found' && fresh.length === 0
        ? { ...result, outcome: 'passed', findings: fresh }
        : { ...result, findings: fresh };
    });
  };

  return {
    async check(text, at) {
      const results = await run(text, at, rulesAt(at.stage));
      for (const { rule, findings } of results) {
        if (rule.actions[engine] === 'flag') for (const finding of findings) told.add(keyOf(finding, text));
      }
      return judge(text, at.stage, results);
    },
    addSource: sources.add,
    toStored: sources.toStored,
    output(): OutputGuard {
      return outputGuard({
        window: outputWindow,
        checkText: (text) => checkOutput(text, rulesAt('output', 'text')),
        checkStatement: (statement) => checkOutput(statement.text, rulesAt('output', 'statement'), statement),
        decide: (text, results) => judge(text, 'output', results, []),
      });
    },
    async checkResult(text) {
      const known = resultVerdicts.get(text);
      if (known !== undefined) return known;
      const verdict = judge(text, 'output', await checkOutput(text, rulesAt('output', 'text')), []);
      resultVerdicts.set(text, verdict);
      return verdict;
    },
    restore: placeholders.restore,
    restorations: placeholders.restorations,
  };
}
