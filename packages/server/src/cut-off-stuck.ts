import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** A reader that takes nothing of what is written for so long has gone, or might as well have. */
const usualStuckMs = 120_000;

/**
 * Ends connections whose reader takes nothing any more, however it went: what was written for it waits in memory, and what stands
 * behind it waits too. A run at /api goes on, and its reader can come back. Who is waiting for an answer is not stuck.
 */
export function cutOffStuck(server: Server, stuckMs = usualStuckMs): void {
  const answering = new Map<Socket, number>();
  const change = (socket: Socket, by: number) => {
    const count = (answering.get(socket) ?? 0) + by;
    if (count === 0) answering.delete(socket);
    else answering.set(socket, count);
  };
  server.on('request', ({ socket }, response) => {
    change(socket, 1);
    response.once('close', () => change(socket, -1));
  });
  // The clock of a socket starts anew with every byte that is read or taken; an idle one is closed after its request as ever.
  server.setTimeout(stuckMs, (socket) => {
    if (answering.has(socket) && socket.writableLength === 0) socket.setTimeout(stuckMs);
    else socket.destroy();
  });
}
