import type { Caller } from '@assay/core';
import type { Context, MiddlewareHandler } from 'hono';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import type { Identity } from './sign-in.ts';

declare module 'hono' {
  interface ContextVariableMap {
    caller: Caller;
  }
}

interface AskWhoParts {
  identify(request: Request): Promise<Identity>;
  readonly startPath: string | undefined;
  /** Paths that ask nobody who they are, and beginnings of such paths, which end with a stroke. */
  readonly open: readonly string[];
}

/** Finds out who asks before anything else is done; who is not known gets nothing but the way in. */
export function askWho({ identify, startPath, open }: AskWhoParts): MiddlewareHandler {
  const isOpen = (path: string) => open.some((one) => path === one || (one.endsWith('/') && path.startsWith(one)));
  return async function askWho(context, next) {
    if (isOpen(context.req.path)) return next();
    const identity = await identify(context.req.raw);
    if (identity.status === 'known') {
      const { caller, tools } = identity;
      context.set('caller', tools === undefined ? caller : { ...caller, tools });
      return next();
    }
    if (identity.status === 'unknown' && startPath !== undefined && wantsPage(context)) {
      const to = context.req.path + new URL(context.req.url).search;
      return context.redirect(`${startPath}?to=${encodeURIComponent(to)}`);
    }
    const why = identity.status === 'refused' ? `${identity.reason.charAt(0).toUpperCase()}${identity.reason.slice(1)}. ` : '';
    context.header('WWW-Authenticate', 'Bearer realm="assay"');
    return respondWithProblem(
      context,
      problem('not-signed-in', `${why}Sign in, or send a key in the header "Authorization: Bearer assay_...".`),
    );
  };
}

// --- Internal ---

function wantsPage(context: Context): boolean {
  return context.req.method === 'GET' && (context.req.header('accept') ?? '').includes('text/html');
}
