import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { serveLoopback } from './serve-loopback.ts';

const told: string[] = [];
let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function serve(respond: (request: Request) => Promise<Response>, port = 0) {
  const server = await serveLoopback({ port, respond, notify: (line) => told.push(line) });
  close = server.close;
  return server;
}

describe('serveLoopback', () => {
  test('listens on 127.0.0.1, and hands over what was asked and answered', async () => {
    const { url } = await serve(async (asked) => {
      const words = `${asked.method} ${new URL(asked.url).pathname} ${asked.headers.get('host')} ${await asked.text()}`;
      return new Response(words, { status: 201, headers: { 'X-Own': 'yes' } });
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(`${url}/a?b=c`, { method: 'POST', body: 'd' });
    expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([201, 'yes', `POST /a ${url.slice(7)} d`]);
  });

  test('passes on the Host that was sent, so that a rebound name is seen', async () => {
    const { url } = await serve(async (asked) => new Response(asked.headers.get('host')));
    const host = await new Promise<string>((resolve) => {
      request(url, { headers: { host: 'rebound.example' } }, (answer) => answer.on('data', (data) => resolve(String(data)))).end();
    });
    expect(host).toBe('rebound.example');
  });

  test('a form over 1 MB is refused unread', async () => {
    const { url } = await serve(async () => new Response('taken'));
    const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(1_000_001) });
    expect(answer.status).toBe(413);
  });

  test('a failure is told in the terminal and not on the page', async () => {
    const { url } = await serve(() => Promise.reject(new Error('a secret place')));
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([500, 'The page failed. See the terminal where the command runs.\n']);
    expect(told.join()).toContain('a secret place');
  });

  test('a port that is taken is named, with what to do', async () => {
    const { url } = await serve(async () => new Response('x'));
    await expect(
      serveLoopback({ port: Number(new URL(url).port), respond: async () => new Response(), notify() {} }),
    ).rejects.toMatchObject({
      code: 'bad-usage',
      message: expect.stringMatching(/cannot listen on 127\.0\.0\.1:\d+.*Choose another --port/),
    });
  });
});
