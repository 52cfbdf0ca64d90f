import { AssayError } from '@assay/core';
import { Hono } from 'hono';
import type { ServerMetrics } from '../metrics/server-metrics.ts';
import { isLoopback, peerOf } from '../peer-of.ts';
import { isForwarded } from '../people/only-direct.ts';
import type { ServerParts } from '../server-parts.ts';

/** /metrics in the text format of Prometheus: for this machine, and the addresses that the deployment names. */
export function metricsRoutes({ metricsFrom = [] }: Pick<ServerParts, 'metricsFrom'>, metrics: ServerMetrics): Hono {
  return new Hono().get('/metrics', async (context) => {
    if (!isAllowed(peerOf(context), metricsFrom) || isForwarded(context))
      throw new AssayError(
        'forbidden',
        'Metrics are told to this machine only, without a proxy between, and to the addresses in ASSAY_METRICS_FROM.',
      );
    return context.body(await metrics.write(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

// --- Internal ---

function isAllowed(peer: string | undefined, named: readonly string[]): boolean {
  return peer !== undefined && (isLoopback(peer) || named.includes(peer));
}
