import { memoryStore } from '@assay/core/testing';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openServer } from './create-server.ts';
import type { Elsewhere } from './server-parts.ts';
import { sampleParts } from './testing/sample-parts.ts';
import { sampleResults } from './testing/sample-results.ts';

const host = { host: '127.0.0.1:8000' };
const sse = { ...host, accept: 'text/event-stream' };
const told = z.object({ events: z.array(z.looseObject({ type: z.string(), sequence: z.number() })) });

/** Two servers on one store; the second asks the first to stop what it works on, and hears when the first writes. */
function twoNodes() {
  const store = memoryStore();
  const wakers = new Set<() => void>();
  const { runs } = store;
  const telling = {
    ...runs,
    async append(...given: Parameters<typeof runs.append>) {
      await runs.append(...given);
      for (const wake of wakers) wake();
    },
  };
  const elsewhere: Elsewhere = {
    hear(_, wake) {
      wakers.add(wake);
      return () => wakers.delete(wake);
    },
    async stop(run) {
      one.active.get(run)?.run.cancel();
    },
    rates: { tell() {}, hear: () => () => {} },
  };
  const one = openServer(sampleParts({ store: { ...store, runs: telling } }));
  const other = openServer(sampleParts({ store, elsewhere, results: sampleResults(['patience']) }));
  return { one: one.app, other: other.app, wakers };
}

async function begin({ one, other }: ReturnType<typeof twoNodes>) {
  const reading = new AbortController();
  onTestFinished(() => reading.abort());
  const headers = { ...host, 'content-type': 'application/json', prefer: 'respond-async' };
  const response = await one.request('/api/tools/patience/runs', { method: 'POST', headers, body: JSON.stringify({ question: 'when' }) });
  const place = response.headers.get('location') ?? '';
  onTestFinished(async () => {
    await other.request(place, { method: 'DELETE', headers: host });
  });
  return place;
}

test('a run that another node works on is going on, is followed to its end, and is stopped from here', async () => {
  const nodes = twoNodes();
  const place = await begin(nodes);
  const { other } = nodes;
  expect(await (await other.request(place, { headers: host })).json()).toMatchObject({ status: 'running' });
  const polled = await other.request(`${place}/events`, { headers: host });
  expect(polled.status).toBe(202);
  expect(told.parse(await polled.json()).events.at(-1)?.type).not.toBe('ended');
  const followed = await other.request(`${place}/events`, { headers: sse });
  expect((await other.request(place, { method: 'DELETE', headers: host })).status).toBe(204);
  const text = await followed.text();
  expect(text).toContain('event: started');
  expect(text).toContain('event: ended');
  expect(await (await other.request(place, { headers: host })).json()).toMatchObject({ status: 'cancelled' });
  expect(nodes.wakers.size).toBe(0);
});

test('whoever stops reading a run of another node is forgotten', async () => {
  const nodes = twoNodes();
  const place = await begin(nodes);
  const followed = await nodes.other.request(`${place}/events`, { headers: sse });
  const reader = followed.body?.getReader();
  await reader?.read();
  expect(nodes.wakers.size).toBe(1);
  await reader?.cancel();
  await expect.poll(() => nodes.wakers.size, { timeout: 2_000 }).toBe(0);
});

test('the page of a run that another node works on says that it goes on, and its button stops it', async () => {
  const nodes = twoNodes();
  const page = (await begin(nodes)).replace('/api', '');
  expect(await (await nodes.other.request(page, { headers: host })).text()).toContain('<strong>Working</strong>');
  const sent = { method: 'POST', headers: { ...host, origin: 'http://127.0.0.1:8000', 'sec-fetch-site': 'same-origin' } };
  expect((await nodes.other.request(`${page}/stop`, sent)).status).toBe(303);
  await expect.poll(async () => (await nodes.other.request(page, { headers: host })).text(), { timeout: 2_000 }).toContain('Stopped');
});
