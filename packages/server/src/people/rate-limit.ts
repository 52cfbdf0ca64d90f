import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { problem } from '../problem.ts';
import { respondWithProblem } from '../respond-with-problem.ts';
import type { SharedRates } from '../server-parts.ts';

interface RateLimitParts {
  /** Whom a request counts against; nobody where it is not counted. */
  keyOf(context: Context): string | undefined;
  /** Requests in a minute, and those among them that change something. */
  readonly limits: { readonly requests: number; readonly writes: number };
  readonly now: () => Date;
  /** Where several nodes answer the same people: what is counted here, by its name, counts there too. */
  readonly shared?: { readonly name: string; readonly rates: SharedRates } | undefined;
}

/** Name of the limit, of what is counted, of who asked, and how often. */
const told = z.tuple([z.string(), z.enum(['requests', 'writes']), z.string(), z.number().int().positive()]);

/** Nodes tell each other so often. */
const tellMs = 250;

const windowSeconds = 60;
/** So many people are counted at once; beyond, those who have asked for longest not are forgotten. */
const mostKeys = 50_000;

/**
 * Token buckets for each caller: full at first, filled evenly. Says what is left in the fields of the IETF draft
 * (draft-ietf-httpapi-ratelimit-headers) and, where nothing is, when to come again.
 */
export function rateLimit({ keyOf, limits, now, shared }: RateLimitParts): MiddlewareHandler {
  const requests = buckets(limits.requests, now);
  const writes = buckets(limits.writes, now);
  const note = shared === undefined ? undefined : exchange(shared, { requests, writes });
  return async function rateLimit(context, next) {
    const key = keyOf(context);
    if (key === undefined) return next();
    const isWrite = context.req.method !== 'GET' && context.req.method !== 'HEAD' && context.req.method !== 'OPTIONS';
    const states: (readonly [kind: 'requests' | 'writes', quota: number, taken: Taken])[] = [
      ['requests', limits.requests, requests.take(key)],
    ];
    if (isWrite) states.push(['writes', limits.writes, writes.take(key)]);
    for (const [name, , { isTaken }] of states) if (isTaken) note?.(name, key);
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

interface Buckets {
  take(key: string): Taken;
  /** Takes what was taken on another node; what was taken in excess there is owed here. */
  owe(key: string, count: number): void;
}

/** Tells other nodes what is taken here, gathered, and takes here what they tell. */
function exchange({ name, rates }: { readonly name: string; readonly rates: SharedRates }, all: Record<'requests' | 'writes', Buckets>) {
  const taken = new Map<string, readonly ['requests' | 'writes', string, number]>();
  rates.hear((detail) => {
    const [of, kind, key, count] = readTold(detail) ?? [];
    if (of === name && kind !== undefined && key !== undefined && count !== undefined) all[kind].owe(key, count);
  });
  const tell = () => {
    for (const one of taken.values()) rates.tell(JSON.stringify([name, ...one]));
    taken.clear();
  };
  return (kind: 'requests' | 'writes', key: string) => {
    if (taken.size === 0) setTimeout(tell, tellMs).unref();
    const place = `${kind} ${key}`;
    taken.set(place, [kind, key, (taken.get(place)?.[2] ?? 0) + 1]);
  };
}

function readTold(detail: string | undefined): z.infer<typeof told> | undefined {
  try {
    return told.safeParse(JSON.parse(detail ?? '')).data;
  } catch {
    return undefined;
  }
}

function buckets(quota: number, now: () => Date): Buckets {
  const levels = new Map<string, { readonly tokens: number; readonly at: number }>();
  const perSecond = quota / windowSeconds;
  const seconds = () => now().getTime() / 1000;
  const filledAt = (key: string, at: number) => {
    const before = levels.get(key);
    return before === undefined ? quota : Math.min(quota, before.tokens + Math.max(0, at - before.at) * perSecond);
  };
  const keep = (key: string, tokens: number, at: number) => {
    levels.delete(key);
    levels.set(key, { tokens, at });
    if (levels.size > mostKeys) levels.delete(levels.keys().next().value ?? key);
  };
  return {
    owe(key, count) {
      const at = seconds();
      keep(key, Math.max(-quota, filledAt(key, at) - count), at);
    },
    take(key) {
      const at = seconds();
      const filled = filledAt(key, at);
      const isTaken = filled >= 1;
      const tokens = isTaken ? filled - 1 : filled;
      keep(key, tokens, at);
      return {
        isTaken,
        left: Math.max(0, Math.floor(tokens)),
        nextIn: Math.max(1, Math.ceil((1 - tokens) / perSecond)),
        fullIn: Math.ceil((quota - tokens) / perSecond),
      };
    },
  };
}
