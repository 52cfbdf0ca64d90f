import type { RunQuery } from '@assay/core';

/** What rows of `runs` must fulfil for a query: each condition up to where its value stands. */
export function runConditions({
  owner,
  tool,
  configuration,
  case: digest,
  from,
  to,
}: RunQuery): readonly (readonly [condition: string, value: string])[] {
  const wanted = [
    ['owner =', owner],
    ['tool =', tool],
    ['configuration =', configuration],
    ['case_digest =', digest],
    ['created_at >=', from],
    ['created_at <=', to?.length === 10 ? `${to}T23:59:59.999Z` : to],
  ] as const;
  return wanted.flatMap(([condition, value]) => (value === undefined ? [] : [[condition, value] as const]));
}

/** Said in full: only so is the index of those under way used. */
export const isUnderWay = "status = 'running'";

/** Rows read in one go; between two goes others may write. */
export const runsInOneGo = 200;
