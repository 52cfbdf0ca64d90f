import type { Caller } from '@assay/core';
import type { Context } from 'hono';

/** Who asks, as it was found out before the route was reached. */
export function callerOf(context: Context): Caller {
  const caller = context.get('caller');
  if (caller === undefined) throw new Error(`${context.req.path} asks nobody who they are, and so has no caller`);
  return caller;
}
