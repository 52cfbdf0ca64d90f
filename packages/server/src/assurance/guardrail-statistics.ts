import type { Guardrails, Store } from '@assay/core';
import { z } from 'zod';
import { scanAudit } from './scan-audit.ts';
import { type WrongBlocks, wrongBlockCount } from './wrong-blocks.ts';

/** Runs that one answer looks at and counts at most. */
const mostScanned = 5_000;

const outcome = z.int().nonnegative().default(0);
const closedRun = z.looseObject({
  status: z.string(),
  checks: z.record(z.string(), z.looseObject({ passed: outcome, found: outcome, error: outcome, 'did-not-run': outcome })).default({}),
  found: z
    .looseObject({ listed: z.array(z.looseObject({ rule: z.string(), kind: z.string() })), more: outcome })
    .default({ listed: [], more: 0 }),
});

interface RuleCount {
  readonly stage: string;
  readonly rule: string;
  /** Unknown where the rule is not in force any more. */
  readonly check: string | null;
  passed: number;
  found: number;
  error: number;
  didNotRun: number;
}

/** What the guardrails did in the runs of a stretch of time: of a long one a part, with `next` to go on from. */
export interface GuardrailStatistics {
  readonly runs: number;
  /** Runs whose closing record is of another form, so that nothing of them is counted below. */
  readonly unread: number;
  readonly wrongBlocks: Readonly<Record<'blocked' | 'withheld', WrongBlocks>>;
  /** Runs by how they ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly rules: readonly Readonly<RuleCount>[];
  readonly kinds: readonly { readonly rule: string; readonly kind: string; readonly findings: number }[];
  /** Findings that their records count and do not list. */
  readonly unlisted: number;
  readonly next: number | null;
}

/** Counts from the closing records of runs: names of rules and kinds, never a value. */
export async function guardrailStatistics(
  { store, guardrails }: { readonly store: Pick<Store, 'audit'>; readonly guardrails: Pick<Guardrails, 'rules'> },
  { after, ...period }: { readonly from?: string | undefined; readonly to?: string | undefined; readonly after: number },
): Promise<GuardrailStatistics> {
  const rules = new Map<string, RuleCount>();
  const kinds = new Map<string, { rule: string; kind: string; findings: number }>();
  const outcomes = new Map<string, number>();
  const wrong = wrongBlockCount();
  let [runs, unread, unlisted, seen] = [0, 0, 0, 0];
  let next: number | null = null;

  for await (const { records, last, scanned } of scanAudit(store, { kinds: ['run-closed', 'feedback-given'], ...period }, after)) {
    for (const record of records) {
      if (record.kind === 'feedback-given') {
        wrong.note(record);
        continue;
      }
      runs += 1;
      const read = closedRun.safeParse(record.body);
      if (!read.success) {
        unread += 1;
        continue;
      }
      const { status, checks, found } = read.data;
      outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
      for (const [key, row] of Object.entries(checks)) {
        const [stage = '', rule = ''] = key.split(/\/(.*)/s);
        const check = guardrails.rules.find(({ id }) => id === rule)?.check ?? null;
        const count = rules.get(key) ?? { stage, rule, check, passed: 0, found: 0, error: 0, didNotRun: 0 };
        count.passed += row.passed;
        count.found += row.found;
        count.error += row.error;
        count.didNotRun += row['did-not-run'];
        rules.set(key, count);
      }
      for (const { rule, kind } of found.listed) {
        const count = kinds.get(`${rule} ${kind}`) ?? { rule, kind, findings: 0 };
        count.findings += 1;
        kinds.set(`${rule} ${kind}`, count);
      }
      unlisted += found.more;
    }
    seen += scanned;
    if (seen >= mostScanned) {
      next = last;
      break;
    }
  }
  const stopped = (status: 'blocked' | 'withheld') => wrong.of(status, outcomes.get(status) ?? 0);
  return {
    runs,
    unread,
    wrongBlocks: { blocked: stopped('blocked'), withheld: stopped('withheld') },
    outcomes: Object.fromEntries(outcomes),
    rules: inOrder(rules),
    kinds: inOrder(kinds),
    unlisted,
    next,
  };
}

// --- Internal ---

function inOrder<Value>(values: ReadonlyMap<string, Value>): Value[] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
