import { describe, expect, test } from 'vitest';
import { type ClientParts, followRun, startRun, stopRun } from './run-client.ts';
import type { ConnectionEvent, RunEvent } from './wire.ts';

const log: readonly RunEvent[] = [
  { sequence: 1, type: 'started', tool: 'echo', engine: 'embedded' },
  { sequence: 2, type: 'text', text: 'a', citations: [] },
  { sequence: 3, type: 'text', text: 'b', citations: [] },
  { sequence: 4, type: 'ended', status: 'done' },
];

function streamOf(events: readonly RunEvent[], breaks = false): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const event = events[next];
      next += 1;
      if (event !== undefined) controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
      else if (breaks) controller.error(new Error('the line broke'));
      else controller.close();
    },
  });
}

/** A network that gives these answers in turn, and remembers what it was asked. */
function network(answers: readonly (Response | Error)[]): { parts: ClientParts; asked: string[]; waited: number[] } {
  const asked: string[] = [];
  const waited: number[] = [];
  const parts: ClientParts = {
    async fetch(address, { method = 'GET' } = {}) {
      const answer = answers[asked.length] ?? new Error('nobody there');
      asked.push(`${method} ${address}`);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async wait(ms) {
      waited.push(ms);
    },
  };
  return { parts, asked, waited };
}

const sequences = (events: readonly (RunEvent | ConnectionEvent)[]) =>
  events.map((event) => (event.type === 'connection' ? event.status : event.sequence));

describe('following a run', () => {
  test('gives each event once, to the end', async () => {
    const { parts, asked } = network([]);
    expect(await Array.fromAsync(followRun({ run: 'r', after: 0, body: streamOf(log) }, parts))).toEqual(log);
    expect(asked).toEqual([]);
  });

  test.each([0, 1, 2, 3])('goes on where the connection broke, after event %i', async (heard) => {
    const { parts, asked } = network([new Response(streamOf(log.slice(heard)))]);
    const events = await Array.fromAsync(followRun({ run: 'r', after: 0, body: streamOf(log.slice(0, heard), true) }, parts));
    expect(events.filter(({ type }) => type !== 'connection')).toEqual(log);
    expect(asked).toEqual([`GET /api/runs/r/events?after=${heard}`]);
  });

  test('passes over what it has heard, and asks again where something is missing', async () => {
    const { parts } = network([new Response(streamOf(log.slice(0, 4)))]);
    const withGap = streamOf([log[0], log[1], log[3]] as RunEvent[]);
    expect(sequences(await Array.fromAsync(followRun({ run: 'r', after: 0, body: withGap }, parts)))).toEqual([1, 2, 'lost', 3, 4]);
  });

  test('waits longer each time, then leaves it to the person', async () => {
    const { parts, asked, waited } = network([]);
    const events = await Array.fromAsync(followRun({ run: 'r', after: 2 }, parts));
    expect(events.at(-1)).toEqual({ type: 'connection', status: 'given-up' });
    expect(waited).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    expect(asked).toHaveLength(6);
  });

  test('does not try again for a run that is gone', async () => {
    const { parts, asked } = network([new Response('', { status: 404 })]);
    expect(sequences(await Array.fromAsync(followRun({ run: 'r', after: 2 }, parts)))).toEqual(['given-up']);
    expect(asked).toHaveLength(1);
  });
});

describe('starting a run', () => {
  test('finds its id in the Location header', async () => {
    const { parts, asked } = network([new Response(streamOf(log), { headers: { Location: '/api/runs/abc-1' } })]);
    expect(await startRun('policy-search', { question: 'x' }, parts)).toMatchObject({ status: 'started', run: 'abc-1' });
    expect(asked).toEqual(['POST /api/tools/policy-search/runs']);
  });

  test('a refusal carries what the server said', async () => {
    const problem = {
      type: 'urn:assay:problem:invalid-input',
      detail: 'The letter is empty.',
      errors: [{ field: 'letter', message: 'paste the letter' }, 7],
    };
    const { parts } = network([Response.json(problem, { status: 422, headers: { 'Retry-After': '5' } })]);
    expect(await startRun('drafter', {}, parts)).toEqual({
      status: 'refused',
      problem: {
        code: 'invalid-input',
        detail: 'The letter is empty.',
        errors: [{ field: 'letter', message: 'paste the letter' }],
        retryAfterSeconds: 5,
        reasons: [],
        command: '',
      },
    });
  });

  test('an answer that is no problem document has a code and no words', async () => {
    const { parts } = network([new Response('<h1>Bad gateway</h1>', { status: 502 })]);
    expect(await startRun('drafter', {}, parts)).toMatchObject({ status: 'refused', problem: { code: 'http-502', detail: '' } });
  });

  test('a server that does not answer is unreachable, and nothing is sent twice', async () => {
    const { parts, asked } = network([]);
    expect(await startRun('drafter', {}, parts)).toEqual({ status: 'unreachable' });
    expect(asked).toHaveLength(1);
  });
});

test('stopping says whether the server took it', async () => {
  const { parts, asked } = network([new Response(null, { status: 204 })]);
  expect(await stopRun('r', parts)).toBe(true);
  expect(await stopRun('r', parts)).toBe(false);
  expect(asked).toEqual(['DELETE /api/runs/r', 'DELETE /api/runs/r']);
});
