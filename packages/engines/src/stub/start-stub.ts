import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerChat } from './answer-chat.ts';
import { answerEmbeddings } from './answer-embeddings.ts';
import type { Flavour } from './chunks.ts';
import type { FaultName } from './faults.ts';
import { json, refuse } from './respond.ts';

/** What a stub was asked, as it came. */
export interface StubRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A question to the stub's model. */
export interface StubQuestion {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly wantsJson: boolean;
  readonly tools: readonly string[];
}

/** What the stub's model says: words, or a call of a tool that was offered. */
export type StubAnswer = string | { readonly tool: string; readonly arguments: Readonly<Record<string, unknown>> };

export interface StubOptions {
  /** What the model says; "This is a stub." if nothing is given. */
  readonly answer?: (question: StubQuestion) => StubAnswer;
  /** What the model calls itself; as it was asked if nothing is given. */
  readonly model?: string;
  /** What goes wrong with each chat in turn; with `undefined` and after the last one nothing does. */
  readonly faults?: readonly (FaultName | undefined)[];
  readonly flavour?: Flavour;
  /** The key that it asks for, as a bearer token or as Azure's api-key. */
  readonly key?: string;
}

/** An endpoint on loopback that speaks the OpenAI wire. */
export interface Stub {
  /** Up to where "/chat/completions" follows. */
  readonly address: string;
  readonly requests: readonly StubRequest[];
  close(): Promise<void>;
}

/** A request under way. */
export interface Exchange {
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: unknown;
  readonly options: StubOptions;
  nextFault(): FaultName | undefined;
}

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
        respond({ path, request, response, body, options, nextFault: () => waitingFaults.shift() });
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
    json(response, { object: 'list', data: [{ id: options.model ?? 'stub', object: 'model', created: 1_760_000_000, owned_by: 'stub' }] });
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
