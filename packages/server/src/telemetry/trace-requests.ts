import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { Context, MiddlewareHandler } from 'hono';
import { routeOf } from '../route-of.ts';
import type { Instruments } from './instruments.ts';

/** Asked for every few seconds by whoever watches the server, and worth nobody's attention. */
const quiet = ['/healthz', '/readyz', '/metrics'];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A span and a figure for each request, by method and route: no path, no query, no address, no header but `traceparent` (W3C Trace Context). */
export function traceRequests({ tracer, inside, requestSeconds }: Instruments): MiddlewareHandler {
  return async function traceRequests(context, next) {
    if (quiet.includes(context.req.path)) return next();
    const startedAt = performance.now();
    const method = methods.includes(context.req.method) ? context.req.method : '_OTHER';
    const parent = parentOf(context.req.header('traceparent'));
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } }, parent);
    await inside(trace.setSpan(parent, span), next);
    const { status } = context.res;
    const answered = { 'http.request.method': method, 'http.route': routeOf(context), 'http.response.status_code': status };
    span.updateName(`${method} ${answered['http.route']}`).setAttributes(answered);
    if (status >= 500) span.setAttribute('error.type', String(status)).setStatus({ code: SpanStatusCode.ERROR });
    onSent(context, () => {
      requestSeconds.record((performance.now() - startedAt) / 1_000, answered);
      span.end();
    });
    return undefined;
  };
}

// --- Internal ---

/** What the caller says it belongs to; `tracestate` may hold anything, so it is not passed on. */
function parentOf(header: string | undefined) {
  const told = header === undefined ? null : parseTraceParent(header);
  return told === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...told, isRemote: true });
}

/** Tells when the last byte has left, or the reader has gone; at once where there is no connection. */
function onSent(context: Context, then: () => void): void {
  const outgoing = (context.env as { readonly outgoing?: NodeJS.WritableStream & { readonly closed?: boolean } } | undefined)?.outgoing;
  if (outgoing === undefined || outgoing.closed === true) then();
  else outgoing.once('close', then);
}
