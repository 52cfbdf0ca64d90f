import { createSecretKey } from 'node:crypto';
import {
  type Engine,
  type Finding,
  type GuardSession,
  hmac,
  insideOf,
  type OffsetMap,
  type Stage,
  type Statement,
  type Trust,
  type Verdict,
} from '@assay/core';
import { openCallerWords } from './caller-words.ts';
import { decide } from './decide.ts';
import type { Rule } from './make-rules.ts';
import { highestTier } from './marking/highest-tier.ts';
import { outputGuard } from './output-guard.ts';
import { openPlaceholders } from './placeholders.ts';
import type { Policy } from './policy.ts';
import type { Place, RuleResult } from './run-rules.ts';
import { openSourceRegister } from './source-register.ts';
import type { EngineRules, StageRules } from './stage-rules.ts';
import { textGuard } from './text-guard.ts';

/** What a session is opened with: the rules in force, and whom the run is for. */
export interface SessionParts {
  readonly rules: EngineRules;
  readonly outputWindow: Policy['outputWindow'];
  readonly engine: Engine['kind'];
  readonly phrases: Readonly<Record<string, string>>;
  readonly deploymentKey: Uint8Array;
  random(bytes: number): Buffer;
}

/** Opens the guardrails of one run. */
export function openGuardSession({ rules, outputWindow, engine, phrases, deploymentKey, random }: SessionParts): GuardSession {
  const key = createSecretKey(deploymentKey);
  const placeholders = openPlaceholders(random);
  const sources = openSourceRegister();
  const resultVerdicts = new Map<string, Verdict>();
  /** What the person was told of already, as HMACs: values are not kept for it. */
  const told = new Set<string>();
  let marking: string | undefined;
  const orders: string[] = [];
  const callerWords = openCallerWords();

  /** The same value is often found again. */
  const marks = new Map<string, string>();
  const markOf = ({ check, kind, start, end, identity }: Finding, text: string) => {
    const value = `${check} ${kind} ${(identity ?? text.slice(start, end)).toLowerCase().replace(/[\s-]/g, '')}`;
    const mark = marks.get(value) ?? hmac(key, value);
    marks.set(value, mark);
    return mark;
  };

  const run = (
    text: string,
    at: { readonly stage: Stage; readonly trust: Trust },
    chosen: StageRules,
    statement?: Statement,
  ): Promise<readonly RuleResult[]> =>
    chosen.run({
      ...at,
      text,
      sources: sources.list(),
      phrases,
      placeholders,
      orders,
      ...(statement === undefined ? {} : { statement }),
    });
  const judge = (text: string, stage: Stage, results: readonly RuleResult[], escapes = placeholders.lookAlikes(text)) =>
    decide(results, {
      text,
      stage,
      engine,
      escapes,
      placeholderFor(finding) {
        const value = text.slice(finding.start, finding.end);
        return placeholders.placeholderFor(value, finding, stage === 'output' && callerWords.made(value) ? 'input' : stage);
      },
      markOf: (finding) => markOf(finding, text),
    });

  /** What was flagged when it came in is not flagged again when it is quoted. */
  const isTold = (finding: Finding, rule: Rule, text: string) => rule.actions[engine] === 'flag' && told.has(markOf(finding, text));
  /** What stands in a source was judged there, with its surroundings, by the same rule. */
  const isJudged = ({ start, end }: Finding, rule: Rule, text: string) =>
    (rule.stages.includes('input') || rule.stages.includes('context')) &&
    sources.list().some((source) => source.text.includes(text.slice(start, end).trim()));
  const checkOutput = async (text: string, chosen: StageRules, statement?: Statement) => {
    const results = await run(text, { stage: 'output', trust: 'engine' }, chosen, statement);
    if (results === chosen.clean) return results;
    return results.map((result): RuleResult => {
      const fresh = result.findings.filter((finding) => !isTold(finding, result.rule, text) && !isJudged(finding, result.rule, text));
      return result.outcome === 'found' && fresh.length === 0
        ? { ...result, outcome: 'passed', findings: fresh }
        : { ...result, findings: fresh };
    });
  };

  return {
    async check(text, at) {
      if (at.stage === 'input' && at.trust === 'caller') callerWords.add(text);
      const results = await run(text, at, rules[at.stage]);
      for (const { rule, findings } of results) {
        if (rule.actions[engine] === 'flag') for (const finding of findings) told.add(markOf(finding, text));
      }
      marking = highestTier([marking, ...results.flatMap(({ findings }) => findings.map(({ kind }) => kind))]);
      const verdict = judge(text, at.stage, results);
      const found = results.filter(({ rule }) => rule.check.name === 'injection').flatMap(({ findings }) => findings);
      if (verdict.action !== 'block') for (const finding of found) orders.push(asItGoesOn(insideOf(verdict), finding));
      return verdict;
    },
    addSource: sources.add,
    toStored: sources.toStored,
    output: () =>
      outputGuard({
        window: outputWindow,
        checkText: (text) => checkOutput(text, rules.output.text),
        checkStatement: (statement) => checkOutput(statement.text, rules.output.statement, statement),
        together: rules.together,
        decide: (text, results) => judge(text, 'output', results, []),
      }),
    stream: () =>
      textGuard({
        window: outputWindow,
        checkText: (text) => checkOutput(text, rules.output.text),
        decide: (text, results) => judge(text, 'output', results, []),
      }),
    async tryStatement(statement) {
      const results = rules.together(
        await checkOutput(statement.text, rules.output.text),
        await checkOutput(statement.text, rules.output.statement, statement),
      );
      return judge(statement.text, 'output', results, []);
    },
    async checkResult(text) {
      const known = resultVerdicts.get(text);
      if (known !== undefined) return known;
      const verdict = judge(text, 'output', await checkOutput(text, rules.output.text), []);
      resultVerdicts.set(text, verdict);
      return verdict;
    },
    forModel: placeholders.forModel,
    forKeeping: placeholders.forKeeping,
    fromModel: placeholders.fromModel,
    restore: placeholders.restore,
    restorations: placeholders.restorations,
    addMarking(printed) {
      marking = highestTier([marking, printed.toLowerCase().replace(/\s+/g, '-')]);
    },
    marking: () => marking,
  };
}

// --- Internal ---

/** A stretch of a text as it stands in what the tool's code reads, where it may have been rewritten. */
function asItGoesOn({ text, map }: ReturnType<typeof insideOf>, { start, end }: Place): string {
  return map === undefined ? text.slice(start, end) : text.slice(placeOf(map, start, text.length), placeOf(map, end, text.length));
}

/** The first place of a changed text that stands for an original one or what follows it, by halving. */
function placeOf(map: OffsetMap, original: number, length: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (map.toOriginal(middle) < original) low = middle + 1;
    else high = middle;
  }
  return low;
}
