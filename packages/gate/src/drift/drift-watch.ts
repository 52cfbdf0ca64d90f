import { setImmediate } from 'node:timers/promises';
import { type AuditRecord, type AuditStore, type DriftRate, type DriftReading, type DriftWatch, driftRates } from '@assay/core';
import type { ExplainingGate } from '../gate.ts';
import { isOf } from './counted-since.ts';
import { confidenceSequence } from './sequential-test.ts';
import { openTally, type Tally } from './tally.ts';
import { type ReadLog, type WatchedTool, watchedTool } from './watched-tool.ts';

/** What drift is looked for in. */
export interface DriftParts {
  readonly gate: ExplainingGate;
  readonly audit: AuditStore;
  readonly readLog: ReadLog;
  /** Every tool with every engine it is offered on. */
  readonly pairs: readonly { readonly tool: string; readonly engine: string }[];
  readonly now: () => Date;
}

/** Records read in one go; between two goes others are served. */
const chunkSize = 500;

/**
 * Watches rates in use: each look reads the records that came since the one before. After a new measurement, a closed drift or
 * another policy all is counted anew from where it begins.
 */
export function driftWatch({ gate, audit, readLog, pairs, now }: DriftParts): DriftWatch {
  let counting: Counting = { key: '', place: 0, tallies: new Map() };
  let latest: readonly DriftReading[] = [];
  let looking: Promise<unknown> = Promise.resolve();

  async function look(): ReturnType<DriftWatch['look']> {
    const asked = await Promise.all(pairs.map((pair) => watchedTool(pair, { gate, readLog })));
    const watched = asked.filter((one) => one !== undefined);
    counting = countingFor(watched, counting);
    await count(audit, counting);
    const known = await audit.read(['drift-found']);
    const readings: DriftReading[] = [];
    const found: DriftReading[] = [];
    for (const one of watched) {
      const tally = counting.tallies.get(one.plan.configuration);
      for (const rate of tally === undefined ? [] : driftRates) {
        const before = known.find(({ sequence, body }) => sequence > one.plan.since && body.rate === rate && isOf(body, one.plan));
        const record = before ?? (await recordBreach(rate, one, { tally, audit, now }));
        const reading = readingOf(rate, one, { tally, record, now: now() });
        readings.push(reading);
        if (record !== before) found.push(reading);
      }
    }
    latest = readings;
    return { readings, found };
  }

  return {
    latest: () => latest,
    // One after the other: two looks at once would put one breach on record twice.
    look() {
      const next = looking.then(look, look);
      looking = next;
      return next;
    },
  };
}

// --- Internal ---

interface Counting {
  readonly key: string;
  place: number;
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** The counting under way, or a new one where something of what decides it is another. */
function countingFor(watched: readonly WatchedTool[], before: Counting): Counting {
  const key = JSON.stringify(watched.map(({ plan, policy }) => [plan, policy]));
  if (key === before.key) return before;
  return {
    key,
    place: Math.min(...watched.map(({ plan }) => plan.since)),
    tallies: new Map(watched.map(({ plan, policy }) => [plan.configuration, openTally(plan, policy)])),
  };
}

async function count(audit: AuditStore, counting: Counting): Promise<void> {
  while (counting.tallies.size > 0) {
    const records = await audit.read(['run-closed', 'feedback-given'], counting.place + 1, chunkSize);
    for (const record of records) counting.tallies.get(String(record.body.configuration))?.add(record);
    counting.place = records.at(-1)?.sequence ?? counting.place;
    if (records.length < chunkSize) return;
    await setImmediate();
  }
}

interface Counted extends Pick<DriftParts, 'audit' | 'now'> {
  readonly tally: Tally | undefined;
}

/** Puts a breach on record where there is one: rates and counts, nothing of a person. */
async function recordBreach(
  rate: DriftRate,
  { plan, policy, baselines }: WatchedTool,
  { tally, audit, now }: Counted,
): Promise<AuditRecord | undefined> {
  const found = tally?.found().find((one) => one.rate === rate);
  const baseline = baselines.get(rate);
  if (found === undefined || baseline === undefined) return undefined;
  const { tool, engine, configuration } = plan;
  const counted = { people: found.n, hits: found.hits, baseline, alpha: policy.alpha };
  const body = { tool, engine, configuration, rate, ...counted, turnsOff: policy.turnOff.includes(rate) };
  return audit.append({ kind: 'drift-found', at: now().toISOString(), actor: 'assay', body });
}

function readingOf(
  rate: DriftRate,
  { plan, policy, baselines }: WatchedTool,
  { tally, record, now }: { readonly tally: Tally | undefined; readonly record: AuditRecord | undefined; readonly now: Date },
): DriftReading {
  const { tool, engine, configuration } = plan;
  const baseline = baselines.get(rate) ?? { source: 'none', share: null, limit: null };
  const { n, hits, runs } = tally?.count(rate, now) ?? { n: 0, hits: 0, runs: 0 };
  const isTooFew = n < policy.people || runs < policy.runs;
  const quiet = baseline.limit === null ? 'not-tested' : isTooFew ? 'too-few' : 'steady';
  return {
    tool,
    engine,
    configuration,
    rate,
    state: record === undefined ? quiet : 'breach',
    baseline,
    people: n,
    hits,
    runs,
    ...confidenceSequence({ n, hits }, 0.05),
    breach: record === undefined ? null : { at: record.at, turnsOff: record.body.turnsOff === true },
  };
}
