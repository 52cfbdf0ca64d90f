import { messageOf } from '@assay/core';
import { Hono } from 'hono';
import type { ServerParts } from '../server-parts.ts';

/** /healthz: the process answers. /readyz: what it stands on answers too. */
export function healthRoutes({ store, retriever, log }: ServerParts): Hono {
  return new Hono()
    .get('/healthz', (context) => context.json({ status: 'alive' }))
    .get('/readyz', async (context) => {
      try {
        await Promise.all([store.documents.digests(), store.evidence.all(), retriever.corpusDigest()]);
        return context.json({ status: 'ready' });
      } catch (error) {
        // Where files lie is for the log alone: anybody may ask this.
        log({ 'not-ready': messageOf(error) });
        return context.json({ status: 'not-ready' }, 503);
      }
    });
}
