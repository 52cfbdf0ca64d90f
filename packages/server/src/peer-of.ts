import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The block of addresses that one household or office has: of IPv6 the first 64 bits. */
export function addressBlock(address: string | undefined): string | undefined {
  return address?.includes(':') === true ? address.split(':').slice(0, 4).join(':') : address;
}

/** Whether an address is of this machine itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

/** Who is at the other end of the connection itself; nobody where there is none. What a header says of it is not asked. */
export function peerOf(context: Context): string | undefined {
  try {
    return getConnInfo(context).remote.address?.replace(/^::ffff:/i, '');
  } catch {
    return undefined;
  }
}
