import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Who is at the other end of the connection itself; nobody where there is none. What a header says of it is not asked. */
export function peerOf(context: Context): string | undefined {
  try {
    return getConnInfo(context).remote.address?.replace(/^::ffff:/i, '');
  } catch {
    return undefined;
  }
}
