import { setImmediate } from 'node:timers/promises';
import type { AuditRecord, Store } from '@assay/core';
import { type AuditFilter, readPeriod } from './audit-query.ts';

/** Records read in one go; between two goes others are served. */
const chunkSize = 50;

/** A stretch of the chain that was looked through: what fits, and the last place that was looked at. */
interface Chunk {
  readonly records: readonly AuditRecord[];
  readonly last: number;
  readonly scanned: number;
}

/** Which records are wanted: of any of some kinds, by one actor, on one case (by its digest). */
export interface AuditScan extends AuditFilter {
  readonly kinds?: readonly AuditRecord['kind'][] | undefined;
  readonly actor?: string | undefined;
  readonly case?: string | undefined;
}

/**
 * Looks through the chain after a place, a chunk at a time, to its end. Times are compared record by record and not taken to grow:
 * a clock can be set back.
 */
export function scanAudit(store: Pick<Store, 'audit'>, filter: AuditScan, after: number): AsyncGenerator<Chunk> {
  // What is wrong with the filter is said before anything is read or sent.
  return chunks(store, { kinds: filter.kinds ?? (filter.kind === undefined ? undefined : [filter.kind]), fits: fitter(filter), after });
}

// --- Internal ---

interface Scan {
  readonly kinds: readonly AuditRecord['kind'][] | undefined;
  readonly fits: (record: AuditRecord) => boolean;
  readonly after: number;
}

async function* chunks({ audit }: Pick<Store, 'audit'>, { kinds, fits, after }: Scan): AsyncGenerator<Chunk> {
  for (let place = after; ; ) {
    const chunk = await audit.read(kinds, place + 1, chunkSize);
    const last = chunk.at(-1);
    if (last === undefined) return;
    place = last.sequence;
    yield { records: chunk.filter(fits), last: place, scanned: chunk.length };
    if (chunk.length < chunkSize) return;
    await setImmediate();
  }
}

function fitter({ run, actor, case: digest, from, to }: AuditScan): (record: AuditRecord) => boolean {
  const { first = Number.NEGATIVE_INFINITY, last = Number.POSITIVE_INFINITY } = readPeriod({ from, to });
  return (record) => {
    const time = Date.parse(record.at);
    if (time < first || time > last) return false;
    if (digest !== undefined && record.body.case !== digest) return false;
    return (run === undefined || isOfRun(record, run)) && (actor === undefined || record.actor === actor);
  };
}

/** A record can be of one run, or of several: an erasure names all that it is for. */
function isOfRun({ body }: AuditRecord, run: string): boolean {
  return body.run === run || (Array.isArray(body.runs) && body.runs.includes(run));
}
