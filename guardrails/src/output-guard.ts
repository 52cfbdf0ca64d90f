import type { Finding, OutputGuard, Release, Statement, Verdict } from '@assay/core';
import type { Policy } from './policy.ts';
import type { RuleResult } from './run-rules.ts';

/** What an output guard is made with. */
export interface OutputGuardParts {
  readonly window: Policy['outputWindow'];
  checkText(text: string): Promise<readonly RuleResult[]>;
  checkStatement(statement: Statement): Promise<readonly RuleResult[]>;
  decide(text: string, results: readonly RuleResult[]): Verdict;
}

const separator = '\n\n';

/** Holds statements back until the window of text that follows them is there, so that cutting never changes what is found. */
export function outputGuard({ window, checkText, checkStatement, decide }: OutputGuardParts): OutputGuard {
  let released = '';
  let pending: readonly Statement[] = [];

  async function release(ready: number): Promise<Release> {
    if (ready === 0) return { status: 'released', statements: [], verdicts: [] };
    const text = released + pending.map((statement) => statement.text).join(separator);
    const results = await checkText(text);
    const places = placesOf(pending, released.length);
    // A finding that runs on into text still held back holds its statement back too.
    const count = countWhole(places.slice(0, ready), results);

    const statements: Statement[] = [];
    const verdicts: Verdict[] = [];
    for (const [index, statement] of pending.slice(0, count).entries()) {
      const place = places[index] ?? { start: 0, end: 0 };
      const own = results.map((result) => clip(result, place));
      const verdict = decide(statement.text, [...own, ...(await checkStatement(statement))]);
      if (verdict.action === 'block') return { status: 'withheld', verdict };
      statements.push(verdict.text === statement.text ? statement : { ...statement, text: verdict.text });
      verdicts.push(verdict);
    }
    pending = pending.slice(count);
    const said = released + statements.map((statement) => statement.text + separator).join('');
    released = window === 'whole' ? said : said.slice(-window);
    return { status: 'released', statements, verdicts };
  }

  return {
    push(statement) {
      pending = [...pending, statement];
      return release(countFollowed(pending, window));
    },
    finish: () => release(pending.length),
  };
}

// --- Internal ---

interface Place {
  readonly start: number;
  readonly end: number;
}

/** How many statements have at least the window of text after them. */
function countFollowed(statements: readonly Statement[], window: Policy['outputWindow']): number {
  if (window === 'whole') return 0;
  let following = 0;
  let count = statements.length;
  while (count > 0 && following < window) {
    count -= 1;
    following += (statements[count]?.text.length ?? 0) + separator.length;
  }
  return count;
}

function placesOf(statements: readonly Statement[], offset: number): readonly Place[] {
  let start = offset;
  return statements.map(({ text }) => {
    const place = { start, end: start + text.length };
    start = place.end + separator.length;
    return place;
  });
}

function countWhole(places: readonly Place[], results: readonly RuleResult[]): number {
  const findings = results.flatMap((result) => result.findings);
  let count = places.length;
  for (;;) {
    const end = places[count - 1]?.end ?? 0;
    if (count === 0 || !findings.some((finding) => finding.start < end && finding.end > end + separator.length)) return count;
    count -= 1;
  }
}

/** What a rule saw of one statement; the part of a finding that lies in another one is the other one's. */
function clip(result: RuleResult, { start, end }: Place): RuleResult {
  if (result.outcome !== 'found') return result;
  const findings = result.findings
    .filter((finding) => finding.start < end && finding.end > start)
    .map((finding): Finding => ({ ...finding, start: Math.max(finding.start, start) - start, end: Math.min(finding.end, end) - start }));
  return { ...result, findings, outcome: findings.length > 0 ? 'found' : 'passed' };
}
