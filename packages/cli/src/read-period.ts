import { AssayError } from '@assay/core';
import { readDay } from './read-day.ts';

/** Days, both inclusive; open where none is given. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days that --from and --to give, in their order. */
export function readPeriod(values: Period, usage: string): Period {
  const from = readDay(values.from, '--from', usage);
  const to = readDay(values.to, '--to', usage);
  if (from !== undefined && to !== undefined && from > to)
    throw new AssayError('bad-usage', `--from (${from}) is later than --to (${to}).\nUsage: ${usage}`);
  return { from, to };
}
