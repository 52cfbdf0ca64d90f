import type { Context } from 'hono';
import { z } from 'zod';
import { parseQuery, readQuery, wholeNumber } from './read-query.ts';

/** From where on the events of a run are wanted. */
export const afterQuery = z.object({
  after: wholeNumber(0, 999_999_999).default(0).describe('The sequence number of the last event that was read.'),
});

/** The last event a client has read. A browser that comes back asks for its first address again and says by header how far it got since. */
export function readAfter(context: Context): number {
  const { after } = readQuery(context, afterQuery);
  const last = context.req.header('last-event-id');
  return last === undefined ? after : Math.max(after, parseQuery({ after: last }, afterQuery).after);
}
