import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AssayError, messageOf } from '@assay/core';

interface LoopbackServer {
  readonly url: string;
  close(): Promise<void>;
}

interface LoopbackParts {
  readonly port: number;
  respond(request: Request): Promise<Response>;
  /** Where an unexpected error is told; the page says only that there was one. */
  notify(line: string): void;
}

const bodyLimit = 1_000_000;

/** Serves a page on 127.0.0.1 and nowhere else; port 0 takes any free one. */
export function serveLoopback(parts: LoopbackParts): Promise<LoopbackServer> {
  const { port } = parts;
  const server = createServer((incoming, outgoing) => void answer(parts, incoming, outgoing));
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new AssayError('bad-usage', `The page cannot listen on 127.0.0.1:${port}: ${messageOf(cause)}. Choose another --port.`, { cause }),
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        url: `http://127.0.0.1:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

// --- Internal ---

async function answer(parts: LoopbackParts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const body = await readBody(incoming);
    if (body === undefined) {
      end(outgoing, 413, 'The form is larger than 1 MB. Mark less.');
      return;
    }
    const response = await parts.respond(requestOf(incoming, body));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  } catch (error) {
    parts.notify(`The page failed: ${messageOf(error)}`);
    end(outgoing, 500, 'The page failed. See the terminal where the command runs.');
  }
}

function end(outgoing: ServerResponse, status: number, words: string): void {
  if (!outgoing.headersSent) outgoing.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  outgoing.end(`${words}\n`);
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function requestOf({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Request {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []));
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, 'http://127.0.0.1'), { method, headers: given, ...(hasBody ? { body } : {}) });
}
