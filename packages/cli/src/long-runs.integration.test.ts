import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '@assay/stores';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { measuredCopy } from './testing/measured-copy.ts';
import { runAssay } from './testing/run-assay.ts';
import { type ServerProcess, serveProcess } from './testing/serve-process.ts';

const data = join(mkdtempSync(join(tmpdir(), 'assay-long-')), 'data');
const servers: ServerProcess[] = [];
beforeAll(() => measuredCopy(data), 600_000);
afterEach(async () => {
  for (const server of servers.splice(0)) await server.end('SIGKILL');
});
const serve = async () => {
  const server = await serveProcess(data);
  servers.push(server);
  return server;
};

/** A thousand pages, each of other words. */
const sentences = Array.from({ length: 20_000 }, (_, place) => {
  const day = 1 + (place % 28);
  return `On ${day} March 2027 the council of district ${place} pays £${(place % 900) + 100} a week for the ferry, and ${['schools', 'farms', 'shops', 'ports'][place % 4]} are told of it.`;
});
const document = { text: sentences.join(' ') };
const begin = (url: string, headers: Record<string, string>) =>
  fetch(`${url}/api/tools/summariser/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ documents: [document], length: { words: 120 } }),
  });

const event = z.looseObject({ type: z.string(), sequence: z.number(), status: z.string().optional(), message: z.string().optional() });
type Told = z.infer<typeof event>;

/** The events of a stream to its end. */
async function readEvents(response: Response): Promise<Told[]> {
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data: '));
  return lines.map((line) => event.parse(JSON.parse(line.slice(6))));
}

/** The run that is under way, once its input was let pass. */
async function underWay(): Promise<string> {
  const store = await openEmbeddedStore({ folder: data });
  try {
    for (;;) {
      for await (const { id } of store.runs.find({ underWay: true })) if ((await store.runs.get(id))?.input !== null) return id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await store.close();
  }
}

const kindsOf = async (run: string) => {
  const store = await openEmbeddedStore({ folder: data });
  try {
    const records = await store.audit.read(['run-opened', 'run-resumed', 'run-closed']);
    return records.flatMap(({ kind, body }) => (body.run === run ? [kind] : []));
  } finally {
    await store.close();
  }
};

describe('a summary of a thousand pages', () => {
  test('goes on after the server was killed, and is told once', async () => {
    const first = await serve();
    const gone = begin(first.url, { accept: 'text/event-stream' }).catch(() => undefined);
    const id = await underWay();
    await first.end('SIGKILL');
    await gone;

    const second = await serve();
    expect(second.told()).toContain('1 taken up again');
    const place = `${second.url}/api/runs/${id}`;
    const told = await readEvents(await fetch(`${place}/events`, { headers: { accept: 'text/event-stream' } }));
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, at) => at + 1));
    expect(told.at(-1)).toMatchObject({ type: 'ended', status: 'done' });
    expect(told.filter(({ type }) => type === 'started' || type === 'restarted')).toHaveLength(1);
    expect(await (await fetch(place)).json()).toMatchObject({ status: 'done', tool: 'summariser', input: { documents: [document] } });
    expect(await kindsOf(id)).toEqual(['run-opened', 'run-resumed', 'run-closed']);
    expect((await runAssay(data, ['audit', 'verify', '--json'])).json()).toMatchObject({ status: 'whole' });
  }, 240_000);

  test('whose caller waits for the whole answer is recorded to have ended when the server is killed', async () => {
    const first = await serve();
    const gone = begin(first.url, {}).catch(() => undefined);
    const id = await underWay();
    await first.end('SIGKILL');
    await gone;
    const second = await serve();
    expect(second.told()).toContain('1 ended');
    const run = await (await fetch(`${second.url}/api/runs/${id}`)).json();
    expect(run).toMatchObject({ status: 'failed', message: expect.stringContaining('Start it again') });
    expect(await kindsOf(id)).toEqual(['run-opened', 'run-closed']);
  }, 240_000);
});
