import { AssayError } from '@assay/core';
import { Hono } from 'hono';
import { gatherEvidence } from '../gather-evidence.ts';
import type { ServerParts } from '../server-parts.ts';

/** Evidence as it is kept: summaries, and each record whole with its signature. */
export function evidenceRoutes({ store }: ServerParts): Hono {
  return new Hono()
    .get('/api/evidence', async (context) => {
      const evidence = await gatherEvidence(store);
      return context.json({ evidence });
    })
    .get('/api/evidence/:id', async (context) => {
      const record = (await store.evidence.all()).find(({ id }) => id === context.req.param('id'));
      if (record === undefined) throw new AssayError('not-found', 'There is no such evidence. GET /api/evidence lists what there is.');
      return context.json(record);
    });
}
