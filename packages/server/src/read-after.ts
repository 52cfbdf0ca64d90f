import type { Context } from 'hono';
import { z } from 'zod';
import { readQuery, wholeNumber } from './read-query.ts';

/** From where on the events of a run are wanted. */
export const afterQuery = z.object({
  after: wholeNumber(0, 999_999_999).default(0).describe('The sequence number of the last event that was read.'),
});

/** The last event a client has read: as it says itself, else as a browser says when it comes back. */
export function readAfter(context: Context): number {
  const last = context.req.header('last-event-id');
  return readQuery(context, afterQuery, last === undefined ? {} : { after: last }).after;
}
