import { AssayError, messageOf } from '@assay/core';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that is listening: where, and how to stop it. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a port for the server; port 0 takes any free one. */
export function listen({ app, port, host }: { readonly app: Hono; readonly port: number; readonly host: string }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, ({ port: taken }) => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({
        url: `http://${name}:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
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
