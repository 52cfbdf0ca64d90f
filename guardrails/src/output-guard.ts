import type { OutputGuard, Release, Statement, Verdict } from '@assay/core';
import type { Policy } from './policy.ts';
import { clip, type Place, type RuleResult } from './run-rules.ts';
import type { EngineRules } from './stage-rules.ts';

/** What an output guard is made with. */
export interface OutputGuardParts {
  readonly window: Policy['outputWindow'];
  checkText(text: string): Promise<readonly RuleResult[]>;
  checkStatement(statement: Statement): Promise<readonly RuleResult[]>;
  together: EngineRules['together'];
  decide(text: string, results: readonly RuleResult[]): Verdict;
}

const separator = '\n\n';

/** Holds statements back until the window of text that follows them is there, so that cutting never changes what is found. */
export function outputGuard({ window, checkText, checkStatement, together, decide }: OutputGuardParts): OutputGuard {
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
      const verdict = decide(statement.text, together(clip(results, place), await checkStatement(statement)));
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
