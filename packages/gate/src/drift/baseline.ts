import { AssayError, type DriftBaseline, type DriftRate, readChainedLog } from '@assay/core';
import { z } from 'zod';
import type { DriftPolicy } from './drift-policy.ts';
import { upperBound } from './upper-bound.ts';

/** How the samples of a suite ended. */
export type Outcomes = ReadonlyMap<string, number>;

const sample = z.object({ kind: z.literal('sample'), status: z.string() });

/** The outcomes that run logs hold: of accuracy suites alone, since the others are made of what is to be stopped, or of pairs. */
export function outcomesIn(logs: readonly string[]): Outcomes {
  const outcomes = new Map<string, number>();
  for (const text of logs) {
    const log = readChainedLog(text);
    if (log.status === 'broken') throw new AssayError('evidence-invalid', `A run log breaks at line ${log.line}: ${log.reason}.`);
    for (const record of log.records) {
      const read = sample.safeParse(record);
      if (read.success && read.data.status !== 'cancelled') outcomes.set(read.data.status, (outcomes.get(read.data.status) ?? 0) + 1);
    }
  }
  return outcomes;
}

/** What a rate is held against: what was measured where suites measure the like, else what the policy expects, else nothing. */
export function baselineOf(
  rate: DriftRate,
  { tool, outcomes, policy }: { readonly tool: string; readonly outcomes: Outcomes; readonly policy: DriftPolicy },
): DriftBaseline {
  const n = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  if (isMeasured(rate) && n > 0) {
    const hits = outcomes.get(rate) ?? 0;
    return { source: 'evidence', share: hits / n, limit: limitOf(upperBound({ n, hits }), policy) };
  }
  const stated = policy.expected.filter((one) => one.rate === rate);
  const share = (stated.find((one) => one.tool === tool) ?? stated.find((one) => one.tool === undefined))?.share;
  if (share === undefined) return { source: 'none', share: null, limit: null };
  return { source: 'policy', share, limit: limitOf(share, policy) };
}

// --- Internal ---

/** A run log says how a sample ended, not what a person thinks of it. */
function isMeasured(rate: DriftRate): boolean {
  return rate === 'blocked' || rate === 'withheld' || rate === 'failed';
}

function limitOf(share: number, { factor }: DriftPolicy): number {
  return Math.min(0.95, share * factor);
}
