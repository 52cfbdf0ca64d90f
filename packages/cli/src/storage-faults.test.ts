import { type Engine, localCaller, runTool, takeUpRuns, verifyAuditChain } from '@assay/core';
import { letterReplies } from '@assay/drafter';
import { createServer, localSignIn } from '@assay/server';
import { faultyStore, type StoreFault } from '@assay/stores/testing';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { enabledParts } from './engines/testing/enabled-parts.ts';
import { writeReply } from './hand-over/write-reply.ts';
import { resultFiles } from './hand-over/write-result.ts';
import { ingest } from './ingest.ts';
import { ingestFiles, withProgress } from './ingest-files.ts';

const engine: Engine = { id: 'embedded', kind: 'embedded', module: import.meta.url, parameters: {} };
/** Larger than what is free in the pages that are there. */
const text = `The ferry stops running on 3 May 2027. ${Array.from({ length: 400 }, (_, place) => `Islander ${place} was thanked for ${place} crossings.`).join(' ')}`;
const input = { documents: [{ text }], length: { words: 20 } };

/** The real tools behind the real server, on a real store whose disk goes wrong on request. */
async function serving() {
  const { store, break: breakIt, mend } = faultyStore(0);
  const parts = { ...(await enabledParts(engine)), store };
  const app = createServer({
    tools: [...parts.tools.values()],
    engines: [engine],
    engineFor: async () => engine,
    gate: parts.gate,
    guardrails: parts.guardrails,
    store,
    retriever: parts.retriever,
    whyNotReady: () => store.tryWriting(),
    signIn: localSignIn,
    people: store.people,
    feedback: store.feedback,
    drift: () => [],
    start: (request) => runTool(parts, request),
    handOver: { replies: letterReplies, write: writeReply },
    results: resultFiles,
    ingest: (file, caller) => ingest(file, caller, { store, guardrails: parts.guardrails, index: { add() {} }, now: parts.now }),
    readFile: () => Promise.reject(new Error('nobody sends a file here')),
    remove: (id) => store.documents.remove(id),
    widget: { script: '', etag: 'none' },
    now: parts.now,
    newId: () => 'id',
    log: () => {},
  });
  const host = { host: '127.0.0.1:8000' };
  const form = () => {
    const body = new FormData();
    body.set('file', new File([`Fees\n\n${'The fee is £12. '.repeat(4_000)}`], 'fees.txt'));
    return body;
  };
  return {
    parts,
    breakIt,
    mend,
    run: async () =>
      app.request('/api/tools/summariser/runs', {
        method: 'POST',
        headers: { ...host, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }),
    send: async () => app.request('/api/documents', { method: 'POST', headers: host, body: form() }),
    list: async () => app.request('/api/documents', { headers: host }),
  };
}

const told = async (response: Response) => {
  const { type, detail } = z.looseObject({ type: z.string(), detail: z.string() }).parse(await response.json());
  return [response.status, type.replace('urn:assay:problem:', ''), detail];
};

describe.each<[StoreFault, number, string, string]>([
  ['full', 507, 'disk-full', 'Make space'],
  ['read-only', 503, 'store-read-only', 'Make it writable'],
  ['locked', 503, 'store-locked', 'Try again in a moment'],
])('while the store is %s', (fault, status, code, words) => {
  test('a run is refused and a file is not taken in, in words; what is there can be read; both work when it is mended', async () => {
    const { parts, breakIt, mend, run, send, list } = await serving();
    expect((await run()).status).toBe(200);
    breakIt(fault);
    const refused = await told(await run());
    // Either nothing was begun for want of a record, or what was begun says why it broke off.
    expect([
      [503, 'audit-unavailable'],
      [status, code],
    ]).toContainEqual(refused.slice(0, 2));
    expect(refused[2]).toContain(words);
    expect(await told(await send())).toEqual([status, code, expect.stringContaining(words)]);
    expect((await list()).status).toBe(200);
    mend();
    expect((await run()).status).toBe(200);
    expect((await send()).status).toBe(201);
    expect(verifyAuditChain(await parts.store.audit.read()).status).toBe('whole');
  }, 60_000);

  test('a bulk ingest ends with its name, and goes on where it was when it is mended', async () => {
    const { parts, breakIt, mend } = await serving();
    const { store } = parts;
    const index = { add() {} };
    const deployment = {
      store,
      ingest: (file: Parameters<typeof ingest>[0], caller: typeof localCaller) =>
        ingest(file, caller, { store, guardrails: parts.guardrails, index, now: parts.now }),
      removeDocument: async () => false,
    };
    const files = ['run-tool.test.ts', 'run-tool.ts', 'store.ts'].map((name) => ({
      path: new URL(`../../core/src/${name}`, import.meta.url).pathname,
      name: `${name}.txt`,
    }));
    const taking = () => withProgress(ingestFiles(deployment, files, { caller: localCaller }), (done) => done === 1 && breakIt(fault));
    await expect(taking()).rejects.toMatchObject({ code });
    mend();
    const { ingested, unchanged, refused } = await withProgress(ingestFiles(deployment, files, { caller: localCaller }), () => {});
    expect([ingested, unchanged, refused]).toEqual([2, 1, []]);
  });
});

test('a run whose end could not be recorded is told so, and recorded when there is space again', async () => {
  const { parts, breakIt, mend } = await serving();
  const { store } = parts;
  const append = store.runs.append;
  // The disk goes wrong in the middle: what was begun is there, and nothing more is.
  const runs = {
    ...store.runs,
    append: (...[id, ...events]: Parameters<typeof append>) => {
      if (events[0]?.type !== 'started') breakIt('read-only');
      return append(id, ...events);
    },
  };
  const run = await runTool(
    { ...parts, store: { ...store, runs }, process: process.pid },
    { tool: 'summariser', input, caller: localCaller },
  );
  if (run.status === 'refused') throw new Error(run.message);
  expect(await run.finished).toMatchObject({
    status: 'failed',
    code: 'audit-unavailable',
    message: expect.stringContaining('Make it writable'),
  });
  const heard = await Array.fromAsync(run.journal.follow(0));
  expect(heard.at(-1)).toMatchObject({ type: 'ended', status: 'failed' });

  const later = () => new Date(parts.now().getTime() + 60_000);
  const looking = { store, now: later, process: process.pid, isAlive: () => true, isActive: () => false, start: async () => undefined };
  await expect(takeUpRuns(looking)).rejects.toMatchObject({ code: 'store-read-only' });
  mend();
  expect(await takeUpRuns(looking)).toEqual({ takenUp: 0, ended: 1 });
  expect((await store.audit.read(['run-closed'])).map(({ body }) => body)).toMatchObject([{ run: run.id, code: 'run-lost' }]);
  expect((await store.runs.events(run.id, 0)).at(-1)).toMatchObject({ type: 'ended', status: 'failed' });
});
