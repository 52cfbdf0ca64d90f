import type { RuleFinding, Verdict } from '@assay/core';
import { table } from '../terminal.ts';
import type { Preview } from './open-preview.ts';

/** A finding with its place as people count it. */
export interface PlacedFinding extends Pick<RuleFinding, 'rule' | 'check' | 'kind' | 'start' | 'end' | 'message' | 'mark'> {
  readonly score?: number;
  readonly line: number;
  readonly column: number;
}

/** Findings with line and column, counted in one walk over the text. */
export function placeFindings(text: string, { findings }: Verdict): readonly PlacedFinding[] {
  let [line, from, place] = [1, 0, 0];
  return [...findings]
    .sort((a, b) => a.start - b.start)
    .map((finding) => {
      for (let next = text.indexOf('\n', place); next >= 0 && next < finding.start; next = text.indexOf('\n', place))
        [line, from, place] = [line + 1, next + 1, next + 1];
      return { ...finding, line, column: finding.start - from + 1 };
    });
}

/** What each rule of the stage made of a text; rules that judge statements had none to judge. */
export function describeRules({ rules, stage }: Pick<Preview, 'rules' | 'stage'>, { records }: Verdict) {
  return rules.map(({ id, check }) => {
    const record = records.find(({ rule }) => rule === id);
    if (record === undefined)
      return {
        rule: id,
        check,
        stage,
        outcome: 'did-not-run' as const,
        action: 'allow' as const,
        findings: 0,
        reason: 'it judges statements with their citations',
      };
    return record;
  });
}

/** Lines for a person: rule by rule, then place by place, then what would become of the text. */
export function verdictLines(text: string, preview: Preview, verdict: Verdict, show: boolean): readonly string[] {
  const rules = describeRules(preview, verdict).map(({ rule, check, outcome, action, findings, reason = '' }) => [
    rule,
    check,
    outcome,
    action,
    String(findings),
    reason,
  ]);
  const found = placeFindings(text, verdict).map((finding) => [
    `${finding.line}:${finding.column}`,
    finding.rule,
    finding.kind,
    finding.score?.toFixed(2) ?? '',
    finding.mark.slice(0, 12),
    show ? `${excerpt(text, finding)}  ${finding.message}` : finding.message,
  ]);
  return [
    `Policy ${preview.policy}, stage ${preview.stage}, engine ${preview.engine}. A preview: nothing is stored.`,
    '',
    table([['rule', 'check', 'outcome', 'action', 'findings', 'why'], ...rules]),
    ...(found.length === 0 ? [] : ['', table([['place', 'rule', 'kind', 'score', 'mark', 'what the person is told'], ...found])]),
    '',
    `Verdict: ${verdict.action}.`,
    ...(verdict.action === 'block'
      ? [verdict.message]
      : verdict.text === text
        ? []
        : ['', 'The text as it would go on:', '', verdict.text]),
  ];
}

// --- Internal ---

function excerpt(text: string, { start, end }: PlacedFinding): string {
  const around = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
  return `${around(start - 20, start)}[${around(start, Math.min(end, start + 80))}]${around(end, end + 20)}`;
}
