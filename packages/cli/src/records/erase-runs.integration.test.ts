import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyAuditChain } from '@assay/core';
import { expect, test } from 'vitest';
import { auditRetain } from '../commands/audit-retain.ts';
import { keptRuns } from '../testing/kept-runs.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const count = 600;

test('an erasure that is killed has erased each run whole or not at all, and given again it finishes', async () => {
  const old = Array.from({ length: count }, (_, place) => ({
    id: `r${place}`,
    createdAt: '2020-01-01T00:00:00.000Z',
    told: `UNWANTED ${place}`,
  }));
  const { data, store, run, close } = await keptRuns(old);
  const erasedIds = async () =>
    (await Array.fromAsync(store.runs.find({}))).flatMap(({ id, erasedAt }) => (erasedAt === undefined ? [] : [id]));

  const child = spawn(process.execPath, [main, 'audit', 'retain'], { env: { ...process.env, ASSAY_DATA: data }, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
  while ((await erasedIds()).length < 20 && child.exitCode === null) await sleep(5);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');

  const done = new Set(await erasedIds());
  expect(done.size).toBeGreaterThanOrEqual(20);
  expect(done.size).toBeLessThan(count);
  const named = (await store.audit.read(['content-erased'])).flatMap(({ body }) => body.runs);
  for (const { id } of old) {
    const kept = await store.runs.get(id);
    const isWhole = kept?.recordKey !== '' && (await store.runs.events(id, 0)).length === 2;
    expect(isWhole).toBe(!done.has(id));
    if (done.has(id)) expect(named).toContain(id);
  }

  const { erased } = (await run(auditRetain, '--json')).json() as { erased: readonly string[] };
  expect(erased).toHaveLength(count - done.size);
  expect(verifyAuditChain(await store.audit.read()).status).toBe('whole');
  await close();
  for (const name of readdirSync(data).filter((file) => file.startsWith('assay.sqlite')))
    expect(readFileSync(join(data, name)).includes('UNWANTED')).toBe(false);
});
