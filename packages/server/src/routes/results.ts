import { AssayError } from '@assay/core';
import { Hono } from 'hono';
import { callerOf } from '../caller-of.ts';
import { readableRun } from '../own-run.ts';
import { respondWithFile } from '../respond-with-file.ts';
import { readFinishedRun, resultFormats, resultTypes } from '../result-files.ts';
import type { ServerParts } from '../server-parts.ts';

/** Results as files, for the run's owner alone. */
export function resultRoutes({ store, results }: ServerParts): Hono {
  return new Hono().get('/api/runs/:id/result/:format', async (context) => {
    const run = await readableRun(context.req.param('id'), callerOf(context), store);
    const given = context.req.param('format');
    const format = resultFormats.find((one) => one === given);
    if (format === undefined)
      throw new AssayError('not-found', `There is no result as "${given.slice(0, 20)}". It can be had as: ${resultFormats.join(', ')}.`);
    const finished = await readFinishedRun(store.runs, run);
    if (finished === undefined || !results.tools.includes(run.tool))
      throw new AssayError('not-found', 'This run has no result that can be written to a file. Only a run that is done has one.');
    const content = await results.write(finished, format);
    return respondWithFile(context, { name: `${run.tool}-${run.id.slice(0, 8)}.${format}`, type: resultTypes[format], content });
  });
}
