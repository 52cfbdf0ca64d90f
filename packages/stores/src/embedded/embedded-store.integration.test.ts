import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyAuditChain } from '@assay/core';
import { expect, test } from 'vitest';
import { openEmbeddedStore } from './embedded-store.ts';

const script = fileURLToPath(new URL('./testing/append-records.ts', import.meta.url));

/** Starts a process that appends records; resolves with the sequences it was told are durable. */
function appendIn(folder: string, count: number, killAfter?: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [script, folder, `${count}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (killAfter !== undefined && printed.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  // Only whole lines: the last one may be torn by the kill.
  return new Promise((resolve) => child.on('close', () => resolve(printed.split('\n').slice(0, -1).map(Number))));
}

test('two processes write one chain without a fork or a gap', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-two-'));
  await (await openEmbeddedStore({ folder })).close();
  const [one, two] = await Promise.all([appendIn(folder, 60), appendIn(folder, 60)]);
  const store = await openEmbeddedStore({ folder });
  expect(verifyAuditChain(await store.audit.read())).toEqual({ status: 'whole', records: 120 });
  expect([...one, ...two].sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
});

test.each([1, 7, 20])('a process killed after %i records loses none that it was told are kept', async (killAfter) => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-kill-'));
  const acknowledged = await appendIn(folder, 5_000, killAfter);
  const store = await openEmbeddedStore({ folder });
  const records = await store.audit.read();
  expect(verifyAuditChain(records).status).toBe('whole');
  expect(records.length).toBeGreaterThanOrEqual(acknowledged.length);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(records.length).toBeLessThan(5_000);
});
