import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyAuditChain } from '@assay/core';
import { openStore } from '@assay/stores';
import { emptyDatabase, serverUrl, wayTo } from '@assay/stores/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileKey } from '../ingested-files.ts';

const script = fileURLToPath(new URL('./testing/node-process.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'assay-kills-'));
const inbox = join(home, 'inbox');

/** A node on a folder of its own; all of them see one inbox, and have the keys of the first. */
async function startNode(name: string, url: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const data = join(home, name);
  mkdirSync(data);
  mkdirSync(inbox, { recursive: true });
  symlinkSync(inbox, join(data, 'inbox'));
  if (name !== 'one') cpSync(join(home, 'one', 'keys'), join(data, 'keys'), { recursive: true });
  const child = fork(script, [data], { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [told] = await once(child, 'message');
  return { url: String(told), child };
}

// `npm run bench:nodes` does this ten times each, with readers, and kills the database too.
describe.skipIf(serverUrl === undefined)('a bulk ingest whose node is killed, and whose connections are cut', () => {
  test('is ended by another node, with each file once and the chain whole', async () => {
    const url = await emptyDatabase();
    const way = await wayTo(new URL(url));
    const one = await startNode('one', way.url);
    await startNode('other', way.url);
    const store = await openStore({ url });
    onTestFinished(() => store.close());
    mkdirSync(join(inbox, 'moorings'));
    const files = Array.from({ length: 250 }, (_, place) => join(inbox, 'moorings', `${place}.txt`));
    for (const [place, file] of files.entries()) writeFileSync(file, `Mooring ${place}\n\nThe fee for mooring ${place} is £${place + 10}.`);

    const body = JSON.stringify({ folder: 'moorings' });
    const begun = await fetch(`${one.url}/api/jobs/ingest/runs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(begun.status).toBe(202);
    const id = (begun.headers.get('location') ?? '').split('/').at(-1) ?? '';
    const recorded = async () => store.audit.read(['document-ingested']);
    await expect.poll(async () => (await recorded()).length, { interval: 20, timeout: 10_000 }).toBeGreaterThan(20);
    way.shake();
    one.child.kill('SIGKILL');

    // The node is missed after ten seconds, and so are the pieces that it had begun.
    await expect.poll(async () => (await store.runs.get(id))?.status, { interval: 200, timeout: 60_000 }).toBe('done');
    const kinds = (await store.audit.read(['run-opened', 'run-resumed', 'run-closed'])).filter(({ body }) => body.run === id);
    expect(kinds.map(({ kind }) => kind)).toEqual(['run-opened', 'run-resumed', 'run-closed']);
    const result = (await store.runs.events(id, 0)).find((event) => event.type === 'result')?.result;
    const { ingested, unchanged, refused } = result as { ingested: number; unchanged: number; refused: unknown[] };
    expect([ingested + unchanged, refused]).toEqual([files.length, []]);

    const records = await recorded();
    const kept = await store.documents.digests();
    const ofFile = Map.groupBy(records, ({ body }) => String(body.file));
    expect([...ofFile.keys()].sort()).toEqual(files.map((name) => fileKey({ name })).sort());
    for (const own of ofFile.values())
      expect(new Set(own.map(({ body: { document } }) => kept.has(String(document)) && document)).size).toBe(1);
    expect(kept.size).toBe(files.length);
    // Two files at a time on each node were cut between their record and their document, at most.
    expect(records.length - files.length).toBeLessThanOrEqual(4);
    expect(verifyAuditChain(await store.audit.read()).status).toBe('whole');
  }, 120_000);
});
