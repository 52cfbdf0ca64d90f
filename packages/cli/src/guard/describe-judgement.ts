import type { CheckRecord, RuleFinding } from '@assay/core';
import { table } from '../terminal.ts';
import { type JudgedPart, type Judgement, strongest } from './judge-parts.ts';
import type { Preview } from './open-preview.ts';

/** A finding with the part it is in, and its place there as people count it. */
export interface PlacedFinding extends RuleFinding {
  readonly part: JudgedPart['name'];
  readonly line: number;
  readonly column: number;
}

/** The findings of a part with line and column, counted in one walk over its text. */
export function placeFindings({ name, text, verdict }: JudgedPart): readonly PlacedFinding[] {
  let [line, from] = [1, 0];
  return [...verdict.findings]
    .sort((a, b) => a.start - b.start)
    .map((finding) => {
      for (let next = text.indexOf('\n', from); next >= 0 && next < finding.start; next = text.indexOf('\n', from))
        [line, from] = [line + 1, next + 1];
      return { ...finding, part: name, line, column: finding.start - from + 1 };
    });
}

/** What each rule of the stage made of all parts; rules that judge statements had none to judge. */
export function describeRules({ rules, stage }: Pick<Preview, 'rules' | 'stage'>, { parts }: Judgement): readonly CheckRecord[] {
  const records = parts.flatMap(({ verdict }) => verdict.records);
  return rules.map(({ id, check }): CheckRecord => {
    const own = records.filter(({ rule }) => rule === id);
    const action = strongest(own.map((record) => record.action));
    const decisive = own.find((record) => record.action === action && record.outcome !== 'passed') ?? own[0];
    if (decisive === undefined) return { rule: id, check, stage, outcome: 'did-not-run', action, findings: 0, reason: statementsOnly };
    return { ...decisive, findings: own.reduce((sum, { findings }) => sum + findings, 0) };
  });
}

/** What the person would read if the text were stopped; undefined where it would go on. */
export function stopMessage({ parts }: Judgement): string | undefined {
  const messages = parts.flatMap(({ verdict }) => (verdict.action === 'block' ? [verdict.message] : []));
  return messages.length === 0 ? undefined : [...new Set(messages)].join(' ');
}

/** The text as it would go on, if that is not as it came: what only was flagged is not repeated. */
export function changedText(judgement: Judgement): string | undefined {
  const [part] = judgement.parts;
  if (part === undefined || stopMessage(judgement) !== undefined || part.verdict.action === 'block') return undefined;
  return part.verdict.text === part.text ? undefined : part.verdict.text;
}

/** Lines for a person: rule by rule, then place by place, then what would become of the text. */
export function judgementLines(judgement: Judgement, preview: Preview, { show }: { readonly show: boolean }): readonly string[] {
  const rules = describeRules(preview, judgement).map(({ rule, check, outcome, action, findings, reason = '' }) => [
    rule,
    check,
    outcome,
    action,
    String(findings),
    reason,
  ]);
  const found = judgement.parts.flatMap((part) =>
    placeFindings(part).map((finding) => [
      placeOf(finding),
      String(finding.start),
      finding.rule,
      finding.kind,
      finding.score?.toFixed(2) ?? '',
      finding.mark.slice(0, 12),
      show ? `${excerpt(part.text, finding)}  ${finding.message}` : finding.message,
    ]),
  );
  const heads = ['place', 'offset', 'rule', 'kind', 'score', 'mark', 'what the person is told'];
  const message = stopMessage(judgement);
  const changed = changedText(judgement);
  return [
    `Policy ${preview.policy}, stage ${preview.stage}, engine ${preview.engine}. A preview: nothing is stored or put on record, and marks hold for this call alone.`,
    ...(show ? ['Values are shown, because --show asks for it: do not pass this on.'] : []),
    '',
    table([['rule', 'check', 'outcome', 'action', 'findings', 'why'], ...rules]),
    ...(found.length === 0 ? [] : ['', table([heads, ...found])]),
    '',
    `Verdict: ${judgement.action}.`,
    ...(message === undefined ? [] : [message]),
    ...(changed === undefined ? [] : ['', 'The text as it would go on:', '', changed]),
  ];
}

// --- Internal ---

const statementsOnly = 'judges statements with their citations, and a plain text has none';

function placeOf({ part, line, column }: PlacedFinding): string {
  return part === 'text' ? `${line}:${column}` : `${part} ${line}:${column}`;
}

function excerpt(text: string, { start, end }: PlacedFinding): string {
  const words = (from: number, to: number) => text.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
  return `${words(start - 20, start)}[${words(start, Math.min(end, start + 80))}]${words(end, end + 20)}`;
}
