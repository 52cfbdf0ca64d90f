import type { Context, MiddlewareHandler } from 'hono';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';

interface RateLimitParts {
  /** Whom a request counts against; nobody where it is not counted. */
  keyOf(context: Context): string | undefined;
  /** Requests in a minute, and those among them that change something. */
  readonly limits: { readonly requests: number; readonly writes: number };
  readonly now: () => Date;
}

const windowSeconds = 60;
/** So many people are counted at once; beyond, those who have asked for longest not are forgotten. */
const mostKeys = 50_000;

/**
 * Token buckets for each caller: full at first, filled evenly. Says what is left in the fields of the IETF draft
 * (draft-ietf-httpapi-ratelimit-headers) and, where nothing is, when to come again.
 */
export function rateLimit({ keyOf, limits, now }: RateLimitParts): MiddlewareHandler {
  const requests = buckets(limits.requests, now);
  const writes = buckets(limits.writes, now);
  return async function rateLimit(context, next) {
    const key = keyOf(context);
    if (key === undefined) return next();
    const isWrite = context.req.method !== 'GET' && context.req.method !== 'HEAD' && context.req.method !== 'OPTIONS';
    const states = [['requests', limits.requests, requests.take(key)] as const];
    if (isWrite) states.push(['writes' as 'requests', limits.writes, writes.take(key)]);
    const policy = states.map(([name, quota]) => `"${name}";q=${quota};w=${windowSeconds}`).join(', ');
    const left = states.map(([name, , { left, fullIn }]) => `"${name}";r=${left};t=${fullIn}`).join(', ');
    const spent = states.find(([, , { isTaken }]) => !isTaken);
    if (spent === undefined) {
      await next();
    } else {
      const seconds = spent[2].nextIn;
      context.header('Retry-After', String(seconds));
      context.res = await respondWithProblem(
        context,
        problem('too-many-requests', `You have asked too often. You can ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`),
      );
    }
    context.res.headers.set('RateLimit-Policy', policy);
    context.res.headers.set('RateLimit', left);
  };
}

// --- Internal ---

interface Taken {
  readonly isTaken: boolean;
  readonly left: number;
  readonly nextIn: number;
  readonly fullIn: number;
}

function buckets(quota: number, now: () => Date) {
  const levels = new Map<string, { readonly tokens: number; readonly at: number }>();
  const perSecond = quota / windowSeconds;
  return {
    take(key: string): Taken {
      const at = now().getTime() / 1000;
      const before = levels.get(key);
      const filled = before === undefined ? quota : Math.min(quota, before.tokens + Math.max(0, at - before.at) * perSecond);
      const isTaken = filled >= 1;
      const tokens = isTaken ? filled - 1 : filled;
      levels.delete(key);
      levels.set(key, { tokens, at });
      if (levels.size > mostKeys) levels.delete(levels.keys().next().value ?? key);
      return {
        isTaken,
        left: Math.floor(tokens),
        nextIn: Math.max(1, Math.ceil((1 - tokens) / perSecond)),
        fullIn: Math.ceil((quota - tokens) / perSecond),
      };
    },
  };
}
