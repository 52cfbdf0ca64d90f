import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/stores';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fileKey } from './ingested-files.ts';
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

const event = z.looseObject({ type: z.string(), sequence: z.number(), done: z.number().optional() });
type Told = z.infer<typeof event>;

/** The events of a stream to its end. */
async function readEvents(response: Response): Promise<Told[]> {
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data: '));
  return lines.map((line) => event.parse(JSON.parse(line.slice(6))));
}

/** The run that is under way, once its input was let pass. */
async function underWay(): Promise<string> {
  const store = await openStore({ folder: data });
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
  const store = await openStore({ folder: data });
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

const beginJob = (url: string, name: string, input: unknown) =>
  fetch(`${url}/api/jobs/${name}/runs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) });
const resultOf = async (url: string, id: string) => {
  await readEvents(await fetch(`${url}/api/runs/${id}/events`, { headers: { accept: 'text/event-stream' } }));
  return z.looseObject({ status: z.string(), result: z.unknown() }).parse(await (await fetch(`${url}/api/runs/${id}`)).json());
};
/** Waits until a run of the second server has told so much progress. */
async function progressed(url: string, id: string, least: number): Promise<void> {
  for (;;) {
    const { events } = z.object({ events: z.array(event) }).parse(await (await fetch(`${url}/api/runs/${id}/events`)).json());
    if (events.some(({ done }) => Number(done) >= least)) return;
    expect(events.at(-1)?.type).not.toBe('ended');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// Thousands of files: as for measurements below.
describe.skipIf(process.env.CI !== undefined)('a bulk ingest', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'that %s broke off goes on after a restart, and takes each file in once',
    async (signal) => {
      const folder = `ingest-${signal}`;
      // More than are taken in while a server that is stopped waits for what is under way.
      const count = signal === 'SIGTERM' ? 2_500 : 400;
      mkdirSync(join(data, 'inbox', folder), { recursive: true });
      const files = Array.from({ length: count }, (_, place) => join(data, 'inbox', folder, `page-${place}.txt`));
      for (const [place, file] of files.entries())
        writeFileSync(
          file,
          `Page ${place}\n\nThe fee for mooring ${place} is £${place + 10} from 3 May 2027. ${'It is paid at the office. '.repeat(60)}`,
        );

      const first = await serve();
      const begun = await beginJob(first.url, 'ingest', { folder });
      expect(begun.status).toBe(202);
      const id = (begun.headers.get('location') ?? '').split('/').at(-1) ?? '';
      await progressed(first.url, id, 5);
      expect(await first.end(signal)).toBe(signal === 'SIGTERM' ? 0 : null);

      const second = await serve();
      expect(second.told()).toContain('1 taken up again');
      const { status, result } = await resultOf(second.url, id);
      expect(status).toBe('done');
      const { ingested, unchanged, refused } = z
        .looseObject({ ingested: z.number(), unchanged: z.number(), refused: z.array(z.unknown()) })
        .parse(result);
      expect([ingested + unchanged, refused]).toEqual([count, []]);
      expect(unchanged).toBeGreaterThan(0);
      expect(await kindsOf(id)).toEqual(['run-opened', 'run-resumed', 'run-closed']);

      const store = await openStore({ folder: data });
      const keys = new Set(files.map((name) => fileKey({ name })));
      const records = (await store.audit.read(['document-ingested'])).filter(({ body }) => keys.has(String(body.file)));
      const digests = await store.documents.digests();
      const kept = new Set(records.flatMap(({ body: { document } }) => (digests.has(String(document)) ? [document] : [])));
      await store.close();
      expect(kept.size).toBe(count);
      // One that was cut between its record and its document is recorded again; no other is.
      expect(records.length - count).toBeLessThanOrEqual(1);
    },
    240_000,
  );
});

describe('files that are sent together', () => {
  test('are taken in one by one, and are not kept beside what was made of them', async () => {
    const { url } = await serve();
    const form = new FormData();
    for (const [name, text] of [
      ['fees.txt', 'Fees\n\nThe fee is £12.'],
      ['dates.md', '# Dates\n\nThe office opens on 3 May 2027.'],
      ['odd.exe', 'MZ'],
    ] as const)
      form.append('file', new File([text], name));
    const begun = await fetch(`${url}/api/documents/bulk`, { method: 'POST', body: form });
    expect(begun.status).toBe(202);
    const { status, result } = await resultOf(url, (begun.headers.get('location') ?? '').split('/').at(-1) ?? '');
    expect([status, result]).toEqual([
      'done',
      expect.objectContaining({ ingested: 2, refused: [expect.objectContaining({ file: 'odd.exe' })] }),
    ]);
    expect(readdirSync(join(data, 'uploads'))).toEqual([]);
  }, 60_000);
});

// Minutes of measuring: `npm test` has it, the check of every change has not.
describe.skipIf(process.env.CI !== undefined)('a measurement', () => {
  test('that was broken off goes on with the same attempt after a restart, and its evidence stands', async () => {
    const first = await serve();
    const begun = await beginJob(first.url, 'measure', { tool: 'policy-search' });
    const id = (begun.headers.get('location') ?? '').split('/').at(-1) ?? '';
    await progressed(first.url, id, 2);
    // It is measured in a thread: whoever asks meanwhile is answered.
    const asked = performance.now();
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    expect(performance.now() - asked).toBeLessThan(2_000);
    await first.end('SIGKILL');

    const second = await serve();
    expect(second.told()).toContain('1 taken up again');
    const { status, result } = await resultOf(second.url, id);
    expect([status, result]).toEqual(['done', expect.objectContaining({ isEnabled: true, state: 'enabled' })]);
    const store = await openStore({ folder: data });
    const attempts = await store.audit.read(['attempt-resumed']);
    await store.close();
    expect(attempts).toHaveLength(1);
    expect(await kindsOf(id)).toEqual(['run-opened', 'run-resumed', 'run-closed']);
  }, 400_000);

  test('that somebody stops is an attempt that must be explained, and with the reason it is measured again', async () => {
    const { url } = await serve();
    const begun = await beginJob(url, 'measure', { tool: 'policy-search' });
    const place = begun.headers.get('location') ?? '';
    const id = place.split('/').at(-1) ?? '';
    await progressed(url, id, 1);
    expect((await fetch(`${url}${place}`, { method: 'DELETE' })).status).toBe(204);
    expect((await resultOf(url, id)).status).toBe('cancelled');
    const store = await openStore({ folder: data });
    expect((await store.audit.read(['attempt-closed'])).at(-1)?.body).toMatchObject({ outcome: 'abandoned' });
    await store.close();
    const again = await beginJob(url, 'measure', { tool: 'policy-search', reason: 'it was stopped to try that' });
    const measured = await resultOf(url, (again.headers.get('location') ?? '').split('/').at(-1) ?? '');
    expect(measured).toMatchObject({ status: 'done', result: { isEnabled: true } });
  }, 400_000);

  test.each([
    ['a tool that is none', { tool: 'nothing' }],
    ['an engine that is none', { tool: 'policy-search', engine: 'nothing' }],
  ])(
    'of %s ends in words',
    async (_, input) => {
      const { url } = await serve();
      const begun = await beginJob(url, 'measure', input);
      const { status, message } = z
        .looseObject({ status: z.string(), message: z.string() })
        .parse(await resultOf(url, (begun.headers.get('location') ?? '').split('/').at(-1) ?? ''));
      expect([status, message]).toEqual(['failed', expect.stringContaining('nothing')]);
    },
    60_000,
  );
});
