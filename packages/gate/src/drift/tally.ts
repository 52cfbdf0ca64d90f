import { type AuditRecord, type DriftRate, driftRates } from '@assay/core';
import type { DriftPolicy } from './drift-policy.ts';
import { type Count, isBreach } from './sequential-test.ts';

/** What is counted of a tool on an engine: from which record on, and the limits of the rates that are tested. */
export interface CountingPlan {
  readonly tool: string;
  readonly engine: string;
  readonly configuration: string;
  readonly since: number;
  readonly limits: Readonly<Partial<Record<DriftRate, number>>>;
}

/** A rate that passed its limit, and the count at which it did. */
interface Found extends Count {
  readonly rate: DriftRate;
}

/** Counts the records of one configuration, a window at a time. */
export interface Tally {
  add(record: AuditRecord): void;
  /** The count of a rate in the window of a time. */
  count(rate: DriftRate, now: Date): Count & { readonly runs: number };
  /** Each rate that ever passed its limit, at its first time. */
  found(): readonly Found[];
}

const dayMs = 86_400_000;

/**
 * Opens a tally. A person counts once a window, by the first run (or first feedback) in it: chosen before it is known how it
 * ends, and never twice, so that one person who has much trouble is one hit. It is judged at every record, so that what is
 * found does not hang on when somebody looks.
 */
export function openTally(plan: CountingPlan, policy: DriftPolicy): Tally {
  const tested = driftRates.filter((rate) => plan.limits[rate] !== undefined);
  const alpha = policy.alpha / Math.max(1, tested.length);
  const found = new Map<DriftRate, Found>();
  let current = emptyWindow(Number.NEGATIVE_INFINITY);
  const windowOf = (time: number) => Math.floor(time / (policy.windowDays * dayMs));

  function judge(rates: readonly DriftRate[]): void {
    for (const rate of rates) {
      const { n, hits, runs } = countOf(current, rate);
      const limit = plan.limits[rate];
      if (limit === undefined || found.has(rate) || n < policy.people || runs < policy.runs) continue;
      if (isBreach({ n, hits }, { limit, alpha })) found.set(rate, { rate, n, hits });
    }
  }

  return {
    add({ kind, at, actor, body, sequence }) {
      if (body.configuration !== plan.configuration || sequence <= plan.since) return;
      const isRun = kind === 'run-closed';
      if (isRun && body.status === 'cancelled') return;
      const window = windowOf(Date.parse(at));
      if (window > current.window) current = emptyWindow(window);
      // A clock that was set back does not bring a window back.
      if (window < current.window) return;
      const side = isRun ? current.runs : current.feedback;
      side.total += 1;
      if (!side.people.has(actor)) {
        side.people.add(actor);
        for (const rate of isRun ? ratesOfRun(body) : ratesOfFeedback(body)) current.hits.set(rate, (current.hits.get(rate) ?? 0) + 1);
      }
      judge(tested.filter((rate) => isOfRuns(rate) === isRun));
    },
    count: (rate, now) => countOf(windowOf(now.getTime()) === current.window ? current : emptyWindow(0), rate),
    found: () => [...found.values()],
  };
}

// --- Internal ---

interface Side {
  readonly people: Set<string>;
  total: number;
}

interface Window {
  readonly window: number;
  readonly runs: Side;
  readonly feedback: Side;
  readonly hits: Map<DriftRate, number>;
}

function emptyWindow(window: number): Window {
  return { window, runs: { people: new Set(), total: 0 }, feedback: { people: new Set(), total: 0 }, hits: new Map() };
}

function countOf(window: Window, rate: DriftRate): Count & { readonly runs: number } {
  const { people, total } = isOfRuns(rate) ? window.runs : window.feedback;
  return { n: people.size, hits: window.hits.get(rate) ?? 0, runs: total };
}

function isOfRuns(rate: DriftRate): boolean {
  return rate === 'blocked' || rate === 'withheld' || rate === 'nothing-found' || rate === 'failed';
}

function ratesOfRun({ status, nothing }: AuditRecord['body']): readonly DriftRate[] {
  if (nothing === true) return ['nothing-found'];
  return status === 'blocked' || status === 'withheld' || status === 'failed' ? [status] : [];
}

function ratesOfFeedback({ useful, reason }: AuditRecord['body']): readonly DriftRate[] {
  if (useful !== false) return [];
  return reason === 'wrong' || reason === 'biased' ? ['not-useful', reason] : ['not-useful'];
}
