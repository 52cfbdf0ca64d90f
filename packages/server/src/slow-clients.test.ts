import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createServer } from './create-server.ts';
import { type Listening, listen } from './listen.ts';
import { sseResponse } from './sse.ts';
import { sampleParts } from './testing/sample-parts.ts';

const open: (Listening | Socket)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await ('destroy' in one ? one.destroy() : one.close());
});

const block = 'x'.repeat(64 * 1024);

/** A server with a stream that never ends, one that waits, and what is known of their readers. */
async function serving(stuckMs: number) {
  const seen = { told: 0, closed: 0 };
  async function* endless() {
    for (;;) {
      seen.told += 1;
      yield { data: block };
    }
  }
  const app = new Hono()
    .get('/endless', () =>
      sseResponse(endless(), {
        onClosed: () => {
          seen.closed += 1;
        },
      }),
    )
    .get('/late', async (context) => {
      await sleep(stuckMs * 3);
      return context.text('here');
    });
  const server = await listen({ app, port: 0, host: '127.0.0.1', stuckMs });
  open.push(server);
  return { seen, url: server.url };
}

/** A client that asks and then reads nothing: to the server the same as one that vanished without a word. */
async function deafClient(url: string, path: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  open.push(socket);
  await once(socket, 'connect');
  socket.pause();
  socket.on('error', () => {});
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  return socket;
}

describe('a client that reads nothing', () => {
  test('is written no more than connections hold, and is cut off', async () => {
    const { seen, url } = await serving(400);
    await deafClient(url, '/endless');
    await vi.waitFor(() => expect(seen.told).toBeGreaterThan(1));
    await sleep(150);
    const held = seen.told;
    // What the kernel holds for a connection, and no more: 64 KB a piece.
    expect(held).toBeLessThan(400);
    await sleep(100);
    expect(seen.told).toBeLessThan(held + 20);
    await vi.waitFor(() => expect(seen.closed).toBe(1), 5_000);
  });

  test('keeps nobody else waiting, and its run goes on to the end', async () => {
    const parts = sampleParts();
    const server = await listen({ app: createServer(parts), port: 0, host: '127.0.0.1', stuckMs: 300 });
    open.push(server);
    const words = Array.from({ length: 2_000 }, (_, place) => `line ${place} ${'x'.repeat(500)}`).join('\n');
    const body = JSON.stringify({ words });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    open.push(socket);
    await once(socket, 'connect');
    socket.pause();
    socket.on('error', () => {});
    const head = 'Content-Type: application/json\r\nAccept: text/event-stream\r\nHost: 127.0.0.1';
    socket.write(`POST /api/tools/echo/runs HTTP/1.1\r\n${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    await vi.waitFor(
      async () => expect((await parts.store.audit.read(['run-closed'])).map(({ body: { status } }) => status)).toEqual(['done']),
      10_000,
    );
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  }, 60_000);
});

test('a client that waits for a late answer is not cut off', async () => {
  const { url } = await serving(200);
  expect(await (await fetch(`${url}/late`)).text()).toBe('here');
});
