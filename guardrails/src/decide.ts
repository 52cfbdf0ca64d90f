import {
  type Action,
  type CheckRecord,
  type Engine,
  type Finding,
  type Replacement,
  type RuleFinding,
  replaceWithMap,
  type Stage,
  type Verdict,
} from '@assay/core';
import type { Rule } from './make-rules.ts';
import { type RuleResult, withoutOverlaps } from './run-rules.ts';

/** What a verdict is reached with besides the results. */
export interface Judgement {
  readonly text: string;
  readonly stage: Stage;
  readonly engine: Engine['kind'];
  /** Replacements that are made whatever was found: look-alikes of placeholders. */
  readonly escapes?: readonly Replacement[];
  placeholderFor(finding: Finding): string;
  /** The HMAC by which an operator can compare a value without seeing it. */
  markOf(finding: Finding): string;
}

/** One verdict from all results: the strongest action is taken once. A rule that would change or stop a text and did not run stops it. */
export function decide(results: readonly RuleResult[], judgement: Judgement): Verdict {
  const { text, stage, engine, escapes = [], placeholderFor } = judgement;
  const before = escapes.length === 0 ? ofNothing.get(results) : undefined;
  if (before !== undefined) return { ...before, text };
  const judged = results.map((result) => ({ ...result, action: actionOf(result, engine) }));
  const records = judged.map((result) => recordOf(result, stage)).sort((a, b) => strength[a.action] - strength[b.action]);
  const told = judged.filter(({ action }) => action !== 'allow').flatMap((result) => findingsOf(result, judgement));
  const action = records.at(-1)?.action ?? 'allow';
  if (action === 'block') {
    const blocking = judged.filter((result) => result.action === 'block');
    const messages = blocking.flatMap((result) => findingsOf(result, judgement)).map(({ message }) => message);
    return { action, findings: told, records, message: [...new Set(messages)].join(' ') };
  }

  const changes = judged.flatMap((result) =>
    result.action === 'redact' || result.action === 'rewrite'
      ? result.findings.map((finding): Change => ({ ...finding, action: result.action }))
      : [],
  );
  const places = withoutOverlaps<Change | Replacement>([...changes, ...escapes]);
  const isTakenOut = (place: Change | Replacement) => 'action' in place && place.action === 'redact';
  const replacements = places.map((place): Replacement => {
    if ('text' in place) return place;
    const { start, end, replacement = '' } = place;
    return { start, end, text: isTakenOut(place) ? placeholderFor(place) : replacement };
  });
  const changed = changedBy(text, replacements);
  const inside = places.some(isTakenOut)
    ? {
        inside: changedBy(
          text,
          replacements.filter((_, at) => !isTakenOut(places[at] as Change)),
        ),
      }
    : {};
  const verdict = { action, ...changed, ...inside, findings: told, records };
  if (action === 'allow' && replacements.length === 0) ofNothing.set(results, verdict);
  return verdict;
}

// --- Internal ---

/** Verdicts on lists of results in which nothing was found: stages give the same list for each such text. */
const ofNothing = new WeakMap<readonly RuleResult[], Exclude<Verdict, { readonly action: 'block' }>>();

function changedBy(text: string, replacements: readonly Replacement[]) {
  return replacements.length > 0 ? replaceWithMap(text, replacements) : { text };
}

const strength: Readonly<Record<Action, number>> = { allow: 0, flag: 1, rewrite: 2, redact: 3, block: 4 };

type Change = Finding & { readonly action: Action };
type Judged = RuleResult & { readonly action: Action };

function actionOf({ rule, outcome }: RuleResult, engine: Engine['kind']): Action {
  if (outcome === 'passed') return 'allow';
  const action = rule.actions[engine];
  if (outcome === 'found' || action === 'allow') return action;
  return rule.fallback ?? (action === 'flag' ? 'flag' : 'block');
}

function recordOf({ rule, outcome, findings, reason, action }: Judged, stage: Stage): CheckRecord {
  const record = { rule: rule.id, check: rule.check.name, stage, outcome, action, findings: findings.length };
  return reason === undefined ? record : { ...record, reason };
}

function findingsOf({ rule, outcome, findings, action }: Judged, { text, markOf }: Judgement): readonly RuleFinding[] {
  if (outcome === 'found') {
    const consequence = rule.definition.consequences[action];
    return findings.map((finding) => {
      const { check, kind, start, end, score } = finding;
      const message = consequence === undefined ? finding.message : `${finding.message} ${consequence}`;
      const told = { check, kind, start, end, message, rule: rule.id, mark: markOf(finding) };
      return score === undefined ? told : { ...told, score };
    });
  }
  const message = `The check ${checkWords(rule)} could not be run on this text. ${unrunWords[action] ?? ''}`.trim();
  return [{ check: rule.check.name, kind: 'not-checked', start: 0, end: text.length, message, rule: rule.id, mark: '' }];
}

const unrunWords: Readonly<Partial<Record<Action, string>>> = {
  flag: 'Look at it yourself before you rely on it.',
  block: 'What is not checked is not passed on. Try again; if it happens again, tell the people who run this service.',
};

function checkWords(rule: Rule): string {
  return `“${rule.check.name.replaceAll('-', ' ')}”`;
}
