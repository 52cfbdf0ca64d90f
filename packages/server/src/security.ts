import type { MiddlewareHandler } from 'hono';
import type { NamedOrigins } from './named-origins.ts';
import { problem } from './problem.ts';
import { respondWithProblem } from './respond-with-problem.ts';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** What a page of ours may do: its own script and styles, its own server, nothing inline. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/**
 * Answers only to its own names (a rebound DNS name reaches loopback, but with the wrong Host)
 * and takes no request that another site's page has made, but for what pages of named origins may ask.
 */
export function security(hosts: readonly string[], elsewhere: NamedOrigins): MiddlewareHandler {
  const names = new Set([...loopback, ...hosts].map((name) => name.toLowerCase()));

  return async function security(context, next) {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    const origin = context.req.header('origin');
    if (!names.has(hostName(host))) {
      context.res = await respondWithProblem(
        context,
        problem('wrong-host', 'This server answers to its own name only. Open it by the address it printed when it started.'),
      );
    } else if (
      !elsewhere.admits(context) &&
      (isForeign(origin, host) || (context.req.method !== 'GET' && context.req.header('sec-fetch-site') === 'cross-site'))
    ) {
      context.res = await respondWithProblem(
        context,
        problem('wrong-origin', 'A page of another site made this request, so it was refused. Use the pages of this server.'),
      );
    } else {
      await next();
    }
    const isPage = (context.res.headers.get('content-type') ?? '').startsWith('text/html');
    context.res.headers.set('Content-Security-Policy', isPage ? pagePolicy : "default-src 'none'; frame-ancestors 'none'");
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
    if (elsewhere.lends(context.req.path)) context.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    if (!context.res.headers.has('cache-control')) context.res.headers.set('Cache-Control', 'no-store');
  };
}

// --- Internal ---

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d{1,5}$/, '');
}

/** The scheme is not compared: behind a proxy that ends TLS it differs. */
function isForeign(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return false;
  return origin.replace(/^https?:\/\//i, '').toLowerCase() !== host.toLowerCase();
}
