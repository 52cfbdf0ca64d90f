import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerChat } from './answer-chat.ts';
import { answerEmbeddings } from './answer-embeddings.ts';
import { type Exchange, modelOf } from './exchange.ts';
import { json, refuse } from './respond.ts';
import type { Stub, StubOptions, StubRequest } from './stub-options.ts';

const mostBytes = 20_000_000;

/** Starts an endpoint that answers as a script says and goes wrong on request: for tests of engines, and of what is built on them. */
export async function startStub(options: StubOptions = {}): Promise<Stub> {
  const requests: StubRequest[] = [];
  const waitingFaults = [...(options.faults ?? [])];
  const server = createServer((request, response) => {
    // What a test does to a connection is not the stub's to report.
    response.on('error', () => {});
    receive(request)
      .then((body) => {
        const path = new URL(request.url ?? '/', 'http://stub').pathname;
        requests.push({ path, headers: request.headers, body });
        respond({ path, request, response, body, number: requests.length, options, nextFault: () => waitingFaults.shift() });
      })
      .catch((error: unknown) => refuse(response, 400, error instanceof Error ? error.message : 'bad request'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v1`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

// --- Internal ---

function respond(exchange: Exchange): void {
  const { path, request, response, options } = exchange;
  const given = request.headers['api-key'] ?? request.headers.authorization?.replace(/^Bearer /, '');
  if (options.key !== undefined && given !== options.key) refuse(response, 401, 'Incorrect API key provided.', 'invalid_api_key');
  else if (request.method === 'GET' && path.endsWith('/models'))
    json(response, { object: 'list', data: [{ id: modelOf(options, 'stub'), object: 'model', created: 1_760_000_000, owned_by: 'stub' }] });
  else if (request.method === 'POST' && path.endsWith('/chat/completions')) answerChat(exchange);
  else if (request.method === 'POST' && path.endsWith('/embeddings')) answerEmbeddings(exchange);
  else refuse(response, 404, `Unknown request URL: ${request.method} ${path}.`);
}

async function receive(request: IncomingMessage): Promise<unknown> {
  let size = 0;
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    size += piece.length;
    if (size > mostBytes) throw new Error('The body is too large for a stub.');
    pieces.push(piece);
  }
  return size === 0 ? null : JSON.parse(Buffer.concat(pieces).toString('utf8'));
}
