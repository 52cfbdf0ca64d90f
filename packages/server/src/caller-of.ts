import { type Caller, localCaller } from '@assay/core';

/** Who asks: one local user, until sign-in is a part of its own. */
export function callerOf(): Caller {
  return localCaller;
}
