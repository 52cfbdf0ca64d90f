import type { Caller } from '@assay/core';
import type { Hono } from 'hono';

/** Who asks, as far as a request shows it. */
export type Identity =
  | {
      readonly status: 'known';
      readonly caller: Caller;
      /** The tools that the caller may run by this proof; all where none is named. */
      readonly tools?: readonly string[];
    }
  /** Nothing in the request says who asks. */
  | { readonly status: 'unknown' }
  /** Something does, and it does not hold. */
  | { readonly status: 'refused'; readonly reason: string };

/** A way by which people are known. */
export interface SignIn {
  readonly mode: 'local' | 'proxy' | 'oidc';
  identify(request: Request): Promise<Identity>;
  /** Where a page sends a person who is not known. */
  readonly startPath?: string;
  /** Routes of its own. */
  readonly routes?: Hono;
  /** Those of their paths that ask nobody who they are. */
  readonly openPaths?: readonly string[];
}
