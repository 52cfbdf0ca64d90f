import { AssayError } from '@assay/core';
import { Hono } from 'hono';
import { callerOf } from '../caller-of.ts';
import { readFinishedRun, resultFormats, resultTypes } from '../hand-over.ts';
import { readableRun } from '../own-run.ts';
import type { ServerParts } from '../server-parts.ts';

/** Results of the caller's own runs, as files. */
export function resultRoutes({ store, handOver }: Pick<ServerParts, 'store' | 'handOver'>): Hono {
  return new Hono().get('/api/runs/:id/result/:format', async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), store);
    const given = context.req.param('format');
    const format = resultFormats.find((one) => one === given);
    if (format === undefined)
      throw new AssayError('not-found', `There is no result as "${given.slice(0, 20)}". It can be had as: ${resultFormats.join(', ')}.`);
    const finished = await readFinishedRun(store.runs, run);
    if (finished === undefined) throw new AssayError('not-found', 'This run has no result that stands, so there is no file of it.');
    const content = await handOver.writeResult(finished, format);
    return context.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
      'Content-Type': resultTypes[format],
      'Content-Disposition': `attachment; filename="${run.tool}-${run.id.slice(0, 8)}.${format}"`,
    });
  });
}
