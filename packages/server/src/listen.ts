import { AssayError, messageOf } from '@assay/core';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that is listening: where, and how to stop it. */
export interface Listening {
  readonly url: string;
  /** Takes no more connections, lets those there are go on until something has ended, then cuts them off. */
  close(until?: Promise<void>): Promise<void>;
}

/** Opens a port for the server; port 0 takes any free one. */
export function listen({ app, port, host }: { readonly app: Hono; readonly port: number; readonly host: string }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, ({ port: taken }) => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({
        url: `http://${name}:${taken}`,
        async close(until = Promise.resolve()) {
          const closed = new Promise<void>((resolve) => {
            server.close(() => resolve());
          });
          await until;
          if ('closeAllConnections' in server) server.closeAllConnections();
          await closed;
        },
      });
    });
    server.once('error', (cause) => {
      reject(
        new AssayError('bad-usage', `The server cannot listen on ${host}:${port}: ${messageOf(cause)}. Choose another port with --port.`, {
          cause,
        }),
      );
    });
  });
}
