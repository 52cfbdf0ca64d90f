import { type Problem, readProblem } from './problem.ts';
import { readServerSent } from './read-server-sent.ts';
import type { ConnectionEvent, RunEvent } from './wire.ts';

/** How the network and the clock are reached, so that tests need neither. */
export interface ClientParts {
  readonly fetch: (address: string, request?: RequestInit) => Promise<Response>;
  readonly wait: (ms: number) => Promise<void>;
}

/** What became of a request to run a tool. */
export type StartAnswer =
  | { readonly status: 'started'; readonly run: string; readonly body: ReadableStream<Uint8Array> }
  | { readonly status: 'refused'; readonly problem: Problem }
  | { readonly status: 'unreachable' };

/** How long to wait before each new try; the last one is followed by asking the person. */
const retryDelaysMs = [500, 1_000, 2_000, 4_000, 8_000];

/** Asks for a run. A prompt is sent once: what happens after is for `followRun` to find out. */
export async function startRun(tool: string, input: unknown, { fetch }: ClientParts): Promise<StartAnswer> {
  try {
    const response = await fetch(`/api/tools/${encodeURIComponent(tool)}/runs`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify(input),
    });
    const run = /\/api\/runs\/([\w-]{1,100})$/.exec(response.headers.get('location') ?? '')?.[1];
    if (!response.ok || response.body === null || run === undefined) return { status: 'refused', problem: await readProblem(response) };
    return { status: 'started', run, body: response.body };
  } catch {
    return { status: 'unreachable' };
  }
}

/** A run's events to its end, each once and without a gap; a dropped connection is taken up again where it broke off. */
export async function* followRun(
  { run, after, body }: { readonly run: string; readonly after: number; readonly body?: ReadableStream<Uint8Array> },
  { fetch, wait }: ClientParts,
): AsyncGenerator<RunEvent | ConnectionEvent> {
  let last = after;
  let stream = body;
  for (let tries = 0; ; ) {
    if (stream === undefined) {
      const reopened = await reopen(`/api/runs/${run}/events?after=${last}`, fetch);
      if (reopened === 'gone') break;
      stream = reopened;
    }
    const before = last;
    for await (const event of eventsOf(stream)) {
      if (event.sequence <= last) continue;
      if (event.sequence > last + 1) break;
      last = event.sequence;
      yield event;
      if (event.type === 'ended') return;
    }
    stream = undefined;
    if (last > before) tries = 0;
    const delay = retryDelaysMs[tries];
    if (delay === undefined) break;
    tries += 1;
    yield { type: 'connection', status: 'lost' };
    await wait(delay);
  }
  yield { type: 'connection', status: 'given-up' };
}

/** Asks for a run to be stopped; its end comes as an event. */
export async function stopRun(run: string, { fetch }: ClientParts): Promise<boolean> {
  try {
    return (await fetch(`/api/runs/${run}`, { method: 'DELETE' })).ok;
  } catch {
    return false;
  }
}

// --- Internal ---

async function reopen(address: string, fetch: ClientParts['fetch']): Promise<ReadableStream<Uint8Array> | 'gone' | undefined> {
  try {
    const response = await fetch(address, { headers: { Accept: 'text/event-stream' } });
    if (response.status === 404) return 'gone';
    return response.ok && response.body !== null ? response.body : undefined;
  } catch {
    return undefined;
  }
}

/** The events of one connection, until it ends or breaks. */
async function* eventsOf(stream: ReadableStream<Uint8Array> | undefined): AsyncGenerator<RunEvent> {
  if (stream === undefined) return;
  try {
    // Our own server writes these, so their shape is trusted.
    for await (const data of readServerSent(stream)) yield JSON.parse(data) as RunEvent;
  } catch {
    // A broken connection is no error here: the caller takes it up again.
  }
}
