import type { Caller } from '@assay/core';
import type { Context, MiddlewareHandler } from 'hono';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import type { Identity } from './sign-in.ts';

declare module 'hono' {
  interface ContextVariableMap {
    caller: Caller;
    /** Why what a request shows of who asks does not hold. */
    notCaller: string;
  }
}

/** Whether a path is one of these, or begins with one that ends with a stroke. */
export function isOpenTo(path: string, open: readonly string[]): boolean {
  return open.some((one) => path === one || (one.endsWith('/') && path.startsWith(one)));
}

/** Finds out who asks, before anything else is done. */
export function findCaller(identify: (request: Request) => Promise<Identity>, open: readonly string[]): MiddlewareHandler {
  return async function findCaller(context, next) {
    if (isOpenTo(context.req.path, open)) return next();
    const identity = await identify(context.req.raw);
    if (identity.status === 'known') {
      const { caller, tools } = identity;
      context.set('caller', tools === undefined ? caller : { ...caller, tools });
    } else if (identity.status === 'refused') context.set('notCaller', identity.reason);
    return next();
  };
}

interface RequireCallerParts {
  /** Where a page sends a person who is not known. */
  readonly startPath: string | undefined;
  /** Paths that ask nobody who they are. */
  readonly open: readonly string[];
}

/** What a key for named tools is good for: those tools, and the runs it began. */
const forTools = ['/api/tools', '/api/tools/', '/api/runs/', '/v1/', '/mcp', '/openapi.json'];

/** Who is not known gets nothing but the way in; a key for named tools nothing but them. */
export function requireCaller({ startPath, open }: RequireCallerParts): MiddlewareHandler {
  return async function requireCaller(context, next) {
    const { path } = context.req;
    const caller = context.get('caller');
    if (isOpenTo(path, open)) return next();
    if (caller?.tools !== undefined && !isOpenTo(path, forTools))
      return respondWithProblem(context, problem('forbidden', `This key is for ${caller.tools.join(', ')} and for nothing else.`));
    if (caller !== undefined) return next();
    const reason = context.get('notCaller');
    if (reason === undefined && startPath !== undefined && wantsPage(context)) {
      const to = path + new URL(context.req.url).search;
      return context.redirect(`${startPath}?to=${encodeURIComponent(to)}`);
    }
    const why = reason === undefined ? '' : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. `;
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
