import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type AnswerHead, chunk, openingChunks } from './chunks.ts';

/** A way for an endpoint to go wrong: plays it on a response instead of an answer. */
type Fault = (response: ServerResponse, head: AnswerHead) => void;

/** Every way a stub can go wrong, by name. */
export const faults = {
  'status-400': refuse(400),
  'status-401': refuse(401),
  'status-403': refuse(403),
  'status-404': refuse(404),
  'status-408': refuse(408),
  'status-413': refuse(413),
  'status-429': refuse(429, 'rate_limit_exceeded', { 'retry-after': '1' }),
  'status-500': refuse(500),
  'status-502': refuse(502),
  'status-503': refuse(503, null, { 'retry-after': '1' }),
  'status-504': refuse(504),
  'quota-spent': refuse(429, 'insufficient_quota'),
  'context-too-long': refuse(400, 'context_length_exceeded'),
  'filtered-request': refuse(400, 'content_filter'),
  redirect: (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
  'html-page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in to the network</h1>'),
  'not-a-stream': (response, head) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(chunk(head, { content: 'all at once' }, 'stop'))),
  packed: (response, head) =>
    response
      .writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' })
      .end(gzipSync(event(chunk(head, { content: 'packed' }, 'stop')))),
  'connection-reset': (response) => response.destroy(),
  'malformed-chunk': streamed((head) => [event(chunk(head, { content: 'Some ' })), 'data: {"choices": [{"delta\n\n']),
  'wrong-shape': streamed((head) => [event({ ...chunk(head, {}), choices: 'none' })]),
  'content-of-another-type': streamed((head) => [event(chunk(head, { content: { text: 'in an object' } }))]),
  'empty-choices': streamed((head) => [event({ ...chunk(head, {}), choices: [] }), done]),
  'no-words': streamed((head) => [event(chunk(head, {}, 'stop')), done]),
  'ended-early': streamed((head) => [event(chunk(head, { content: 'Some words' }))]),
  'cut-mid-stream': begun((response, head) => {
    response.write(event(chunk(head, { content: 'Some words' })), () => response.destroy());
  }),
  'token-limit': streamed((head) => [event(chunk(head, { content: 'Some words' })), event(chunk(head, {}, 'length')), done]),
  'filtered-answer': streamed((head) => [event(chunk(head, { content: 'Some words' })), event(chunk(head, {}, 'content_filter')), done]),
  'odd-ending': streamed((head) => [event(chunk(head, { content: 'Some words' })), event(chunk(head, {}, 'because')), done]),
  declined: streamed((head) => [event(chunk(head, { refusal: 'I would rather not.' })), event(chunk(head, {}, 'stop')), done]),
  'tool-call': streamed((head) => [
    event(
      chunk(head, { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'delete_everything', arguments: '{}' } }] }),
    ),
    event(chunk(head, {}, 'tool_calls')),
    done,
  ]),
  'endless-answer': begun((response, head) => flood(response, event(chunk(head, { content: 'and on and on '.repeat(200) })))),
  'endless-line': begun((response) => flood(response, 'x'.repeat(1_000_000))),
  'never-answers': () => {},
  'stops-answering': begun((response, head) => {
    response.write(event(chunk(head, { content: 'Some words' })));
  }),
  'slow-drip': begun((response, head) => {
    const drip = setInterval(() => response.write(event(chunk(head, { content: '.' }))), 20);
    response.on('close', () => clearInterval(drip));
  }),
  'other-model': streamed((head) => [event(chunk({ ...head, model: `${head.model}-next` }, { content: 'Other words' }, 'stop')), done]),
  'other-model-later': streamed((head) => [
    event(chunk(head, { content: 'Some ' })),
    event(chunk({ ...head, model: `${head.model}-next` }, { content: 'other words' }, 'stop')),
    done,
  ]),
  'no-model-named': (response, head) => {
    const nameless = { ...head, model: '' };
    streamed(() => [event(chunk(nameless, { content: 'Nameless words' }, 'stop')), done])(response, nameless);
  },
  'error-in-stream': streamed((head) => [
    event(chunk(head, { content: 'Some ' })),
    event({ error: { message: 'the model crashed', type: 'server_error' } }),
  ]),
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as readonly FaultName[];

// --- Internal ---

/** Bounded, so that a reader that does not stop it does not hang either. */
const mostFlood = 200_000_000;

const done = 'data: [DONE]\n\n';

function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function refuse(status: number, code: string | null = null, headers: Readonly<Record<string, string>> = {}): Fault {
  const error = { message: 'The words of an endpoint, which may quote a text.', type: 'stub_error', param: null, code };
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ error }));
}

function begun(go: Fault): Fault {
  return (response, head) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    for (const opening of openingChunks(head)) response.write(event(opening));
    go(response, head);
  };
}

function streamed(pieces: (head: AnswerHead) => readonly string[]): Fault {
  return begun((response, head) => {
    for (const piece of pieces(head)) response.write(piece);
    response.end();
  });
}

function flood(response: ServerResponse, piece: string): void {
  let sent = 0;
  const more = () => {
    while (!response.destroyed && sent < mostFlood) {
      sent += piece.length;
      if (!response.write(piece)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}
