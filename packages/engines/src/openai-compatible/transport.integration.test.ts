import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { startStub } from '../stub/start-stub.ts';
import { askEngine, quickEngine } from './testing/ask-engine.ts';

const certificates = fileURLToPath(new URL('./testing/loopback-certificate.pem', import.meta.url));
const key = fileURLToPath(new URL('./testing/loopback-key.pem', import.meta.url));
const answer = 'data: {"model":"stub","choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\n';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('an endpoint with a certificate of the organisation', () => {
  const secure = () =>
    portOf(
      createSecureServer({ cert: readFileSync(certificates), key: readFileSync(key) }, (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer);
      }),
    );

  test('is not trusted without its authority, and the message says which setting names it', async () => {
    const told = await askEngine(quickEngine(`https://127.0.0.1:${await secure()}/v1`));
    expect(told).toMatchObject({ code: 'engine-unreachable', message: expect.stringContaining('"certificates"') });
  });

  test('answers with it', async () => {
    expect(await askEngine(quickEngine(`https://127.0.0.1:${await secure()}/v1`, { certificates }))).toMatchObject({
      code: 'answered',
      text: 'Yes.',
    });
  });

  test.each([
    ['is not there', join(tmpdir(), 'no-such.pem'), 'cannot be read'],
    ['holds no certificate', key, 'no certificate'],
  ])('whose file %s is an error in words', async (_, path, words) => {
    expect(await askEngine(quickEngine('https://127.0.0.1:9/v1', { certificates: path }))).toMatchObject({
      code: 'bad-usage',
      message: expect.stringContaining(words),
    });
  });
});

test('through a proxy an endpoint is asked as it is without one', async () => {
  const stub = await startStub();
  closers.push(() => void stub.close());
  const tunnels: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, client, head) => {
    tunnels.push(request.url ?? '');
    const [host = '', port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(client);
      client.pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
    closers.push(() => onward.destroy());
  });
  const port = await portOf(proxy);
  const engine = quickEngine(stub.address, { proxy: `http://127.0.0.1:${port}` });
  expect(await askEngine(engine)).toMatchObject({ code: 'answered', text: 'This is a stub.' });
  expect(tunnels).toEqual([new URL(stub.address).host]);
});

test('a proxy that is not there is an endpoint that cannot be reached', async () => {
  expect(await askEngine(quickEngine('http://127.0.0.1:9/v1', { proxy: 'http://127.0.0.1:9' }))).toMatchObject({
    code: 'engine-unreachable',
  });
});

test('a key in a file of settings is refused: only variables are named', () => {
  expect(() => quickEngine('http://127.0.0.1:9/v1', { keyFrom: 'sk-abc 123' })).toThrow(/environment variable/);
  expect(() => quickEngine('http://127.0.0.1:9/v1', { keyFrom: 'MISSING' })).toThrow(/MISSING/);
});
