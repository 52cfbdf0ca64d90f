import { describe, expect, test } from 'vitest';
import { assistantInput, chooseTool } from './choose-tool.ts';

function clientWith(answer: () => Response) {
  const asked: { readonly address: string; readonly body: unknown }[] = [];
  return {
    asked,
    client: {
      fetch: async (address: string, request?: RequestInit) => {
        asked.push({ address, body: request?.body === undefined ? undefined : JSON.parse(String(request.body)) });
        return answer();
      },
      wait: async () => {},
    },
  };
}

const events = (...list: readonly object[]) =>
  new Response(list.map((event, place) => `data: ${JSON.stringify({ ...event, sequence: place + 1 })}\n\n`).join(''), {
    headers: { location: '/api/runs/r1', 'content-type': 'text/event-stream' },
  });

const started = { type: 'started', tool: 'assistant' };

describe('a tool is chosen', () => {
  test('by a run of the assistant, with the text', async () => {
    const { asked, client } = clientWith(() =>
      events(started, { type: 'result', result: { tool: 'drafter' } }, { type: 'ended', status: 'done' }),
    );
    expect(await chooseTool('Dear Minister', client)).toEqual({ status: 'chosen', tool: 'drafter' });
    expect(asked).toEqual([{ address: '/api/tools/assistant/runs', body: { text: 'Dear Minister' } }]);
  });

  test.each([
    ['a run that was blocked', () => events(started, { type: 'ended', status: 'blocked', message: 'It is marked.' }), 'ended'],
    ['a result of another shape', () => events(started, { type: 'result', result: {} }, { type: 'ended', status: 'done' }), 'ended'],
    ['a refusal', () => Response.json({ type: 'urn:assay:problem:busy' }, { status: 503 }), 'refused'],
    ['a connection that is lost and not found again', () => new Response(null, { status: 404 }), 'refused'],
  ])('never by %s', async (_, answer, status) => {
    expect(await chooseTool('Dear Minister', clientWith(answer).client)).toMatchObject({ status });
  });

  test('never where the server cannot be reached', async () => {
    const client = { fetch: () => Promise.reject(new Error('offline')), wait: async () => {} };
    expect(await chooseTool('Dear Minister', client)).toEqual({ status: 'unreachable' });
  });
});

describe('of a long text', () => {
  test('only beginning, end and length are sent', () => {
    const { text, words } = assistantInput(`Start ${'word '.repeat(5_000)}end.`);
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(text.startsWith('Start ')).toBe(true);
    expect(text.endsWith('end.')).toBe(true);
    expect(words).toBe(5_002);
  });

  test.each([2_990, 2_995, 3_000, 3_005])('no address is cut in two, wherever it stands (%i)', (place) => {
    const filler = 'a '.repeat(place / 2).slice(0, place);
    const { text } = assistantInput(`${filler}jane.osei@example.org ${'b '.repeat(3_000)}`);
    expect(text.includes('jane.osei@example.org') || !text.includes('jane')).toBe(true);
  });

  test('a marking within is sent along', () => {
    expect(assistantInput(`${'a '.repeat(3_000)}\nOFFICIAL-SENSITIVE\n${'b '.repeat(3_000)}`).text).toContain('\nOFFICIAL-SENSITIVE\n');
  });

  test('that is one word is sent in part, and in time', () => {
    expect(assistantInput('a'.repeat(2_000_000)).text.length).toBeLessThanOrEqual(4_000);
  });
});
