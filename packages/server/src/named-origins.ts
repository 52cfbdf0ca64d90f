import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** What a page of a named origin may ask: the widget's script, and what the widget asks. It adds, switches, signs in and opens nothing else. */
const shared: readonly (readonly [method: string, path: RegExp])[] = [
  ['GET', /^\/assets\/assay-(?:chat|results|desk|welsh)\.js$/],
  ['GET', /^\/api\/tools$/],
  ['POST', /^\/api\/tools\/[\w-]{1,100}\/runs$/],
  ['GET', /^\/api\/runs\/[\w-]{1,100}(?:\/events)?$/],
  ['DELETE', /^\/api\/runs\/[\w-]{1,100}$/],
  ['POST', /^\/api\/runs\/[\w-]{1,100}\/sign-off$/],
  ['POST', /^\/api\/file-texts$/],
  ['POST', /^\/api\/feedback$/],
  ['GET', /^\/api\/evidence(?:\/[\w:.-]{1,200})?$/],
];

/** A browser asks again after so many seconds, so that an origin that is taken off the list is soon shut out. */
const preflightSeconds = 60;

/** The pages of other origins that a deployment names; nobody else's. */
export interface NamedOrigins {
  /** Whether a page of a named origin asks for something it may have. */
  admits(context: Context): boolean;
  /** Whether pages of other origins may load this file. */
  lends(path: string): boolean;
  /** Answers preflights and lets the page read answers (CORS), for those alone. */
  readonly share: MiddlewareHandler;
}

/** Opens the list: an origin is compared byte for byte with what a browser sends, and "null" is nobody. */
export function namedOrigins(origins: readonly string[]): NamedOrigins {
  const named = new Set(origins.filter((origin) => origin !== '*' && origin !== 'null'));
  const methodsFor = (path: string) => shared.filter(([, pattern]) => pattern.test(path)).map(([method]) => method);
  const isShared = (context: Context) => named.size > 0 && methodsFor(context.req.path).includes(askedMethod(context));
  const admits = (context: Context) => named.has(context.req.header('origin') ?? '') && isShared(context);
  const answer = cors({
    origin: [...named],
    credentials: true,
    allowMethods: (_, { req }) => methodsFor(req.path),
    allowHeaders: ['Content-Type', 'Last-Event-ID', 'Prefer'],
    exposeHeaders: ['Location', 'Retry-After', 'Server-Timing', 'Preference-Applied', 'RateLimit', 'RateLimit-Policy'],
    maxAge: preflightSeconds,
  });

  return {
    admits,
    lends: (path) => named.size > 0 && /^\/assets\/assay-(?:chat|results|desk|welsh)\.js$/.test(path),
    async share(context, next) {
      if (admits(context)) return answer(context, next);
      await next();
      // What is kept for one page must not be given to another.
      if (isShared(context)) context.header('Vary', 'Origin', { append: true });
      return undefined;
    },
  };
}

// --- Internal ---

/** The method itself; of a preflight the one it asks about. */
function askedMethod({ req }: Context): string {
  const method = req.method === 'OPTIONS' ? (req.header('access-control-request-method') ?? 'OPTIONS') : req.method;
  return method === 'HEAD' ? 'GET' : method;
}
