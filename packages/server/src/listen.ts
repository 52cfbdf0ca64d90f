import { Server } from 'node:http';
import { AssayError, messageOf } from '@assay/core';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { cutOffStuck } from './cut-off-stuck.ts';

/** A server that is listening: where, and how to stop it. */
export interface Listening {
  readonly url: string;
  /** Takes no more connections, lets those there are go on until something has ended, then cuts them off. */
  close(until?: Promise<void>): Promise<void>;
}

interface ListenParts {
  readonly app: Hono;
  readonly port: number;
  readonly host: string;
  /** After how long a reader that takes nothing is cut off. */
  readonly stuckMs?: number;
}

/** Who waits for an answer and is gone without a word is found out by the connection itself. */
const serverOptions = { keepAlive: true, keepAliveInitialDelay: 30_000 };

/** Opens a port for the server; port 0 takes any free one. */
export function listen({ app, port, host, stuckMs }: ListenParts): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions }, ({ port: taken }) => {
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
    if (server instanceof Server) cutOffStuck(server, stuckMs);
    server.once('error', (cause) => {
      reject(
        new AssayError('bad-usage', `The server cannot listen on ${host}:${port}: ${messageOf(cause)}. Choose another port with --port.`, {
          cause,
        }),
      );
    });
  });
}
