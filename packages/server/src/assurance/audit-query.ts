import { AssayError, auditEntry } from '@assay/core';
import { z } from 'zod';
import { wholeNumber } from '../read-query.ts';

const time = z.iso.date('must be a day or a time such as 2026-11-27 or 2026-11-27T09:00:00Z').or(z.iso.datetime());

/** Which stretch of time is meant, both ends included; a day is meant whole. */
const period = {
  from: time.optional().describe('From this day or time on.'),
  to: time.optional().describe('Up to this day or time.'),
};

/** Which audit records are wanted. */
export const auditFilter = z.object({
  kind: auditEntry.shape.kind.optional().describe('Records of this kind alone.'),
  run: z.string().max(100).optional().describe('Records of this run alone.'),
  ...period,
});

/** A page of audit records. */
export const auditPageQuery = auditFilter.extend({
  after: wholeNumber(0, 999_999_999_999).default(0).describe('The `next` of the page before.'),
  limit: wholeNumber(1, 500).default(100).describe('How many records at most.'),
});

/** A stretch of time, and where in the chain to go on. */
export const periodQuery = z.object({
  ...period,
  after: wholeNumber(0, 999_999_999_999).default(0).describe('The `next` of the answer before.'),
});

/** A stretch of time. */
export const feedbackQuery = z.object(period);

/** The first and the last moment that is meant, in milliseconds; open where nothing is said. */
export function readPeriod({ from, to }: z.output<typeof feedbackQuery>): { readonly first?: number; readonly last?: number } {
  const first = from === undefined ? {} : { first: Date.parse(from) };
  const last = to === undefined ? {} : { last: Date.parse(to.length === 10 ? `${to}T23:59:59.999Z` : to) };
  const period = { ...first, ...last };
  if ((period.first ?? Number.NEGATIVE_INFINITY) > (period.last ?? Number.POSITIVE_INFINITY))
    throw new AssayError('bad-usage', `The query is not valid: from (${from}) is later than to (${to}).`);
  return period;
}

export type AuditFilter = z.output<typeof auditFilter>;
