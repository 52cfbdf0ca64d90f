import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyAuditChain } from '@assay/core';
import { openStore } from '@assay/stores';
import { openSnapshot, rowsOf } from '@assay/stores/snapshot';
import { emptyDatabase, serverUrl } from '@assay/stores/testing';
import { describe, expect, test } from 'vitest';
import { keptRuns } from '../testing/kept-runs.ts';
import { runAssay } from '../testing/run-assay.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A data folder with runs and a chain of several blocks. */
async function longFolder(): Promise<string> {
  const kept = await keptRuns(Array.from({ length: 30 }, (_, place) => ({ id: `run-${place}` })));
  const entry = { kind: 'service-started' as const, at: 'now', actor: 'assay' };
  await Promise.all(Array.from({ length: 5_000 }, (_, place) => kept.store.audit.append({ ...entry, body: { place } })));
  await kept.close();
  return kept.data;
}

async function rowsAt(url: string): Promise<number> {
  const snapshot = await openSnapshot({ url });
  return rowsOf(snapshot).finally(() => snapshot.close());
}

/** Starts to copy and kills it as soon as more is there than before; false where it was quicker. */
async function killedMigration(data: string, url: string): Promise<boolean> {
  const before = await rowsAt(url);
  const child = spawn(process.execPath, [main, 'migrate', '--from', 'embedded'], {
    env: { ...process.env, ASSAY_DATA: data, DATABASE_URL: url },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (child.exitCode === null && (await rowsAt(url)) === before) await sleep(5);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

describe.runIf(serverUrl !== undefined)('a migration to a PostgreSQL server', () => {
  test('that is killed again and again is done once in the end, and goes home in a backup', async () => {
    const [data, url] = [await longFolder(), await emptyDatabase()];
    const dry = await runAssay(data, ['migrate', '--from', 'embedded', '--to', url, '--dry-run']);
    expect([dry.code, dry.out, await rowsAt(url)]).toEqual([0, expect.stringMatching(/audit +5061 +0\n/), 0]);

    expect(await killedMigration(data, url)).toBe(true);
    await expect(openStore({ url })).rejects.toThrow('is being filled, or that was cut off');
    let kills = 1;
    while (kills < 4 && (await killedMigration(data, url))) kills += 1;
    expect(kills).toBeGreaterThan(2);
    const done = await runAssay(data, ['migrate', '--from', 'embedded', '--json'], { DATABASE_URL: url });
    expect(done.json()).toMatchObject({ status: 'done' });

    const store = await openStore({ url });
    const records = await store.audit.read();
    expect(verifyAuditChain(records)).toEqual({ status: 'whole', records: 5_061 });
    expect(await store.runs.get('run-7')).toMatchObject({ status: 'done', recordKey: 'key-of-run-7' });
    expect(await runAssay(data, ['migrate', '--from', 'embedded', '--to', url])).toMatchObject({
      code: 3,
      notified: expect.stringContaining('A node works with the database'),
    });

    const folder = mkdtempSync(join(tmpdir(), 'assay-home-'));
    const file = join(folder, 'a.zip');
    expect((await runAssay(data, ['backup', '--out', file, '--json'], { DATABASE_URL: url })).json()).toMatchObject({
      rows: { audit: 5_061, runs: 30 },
      chain: { status: 'whole' },
    });
    await store.close();
    const home = join(folder, 'home');
    expect((await runAssay(home, ['restore', file])).code).toBe(0);
    const atHome = await openStore({ folder: home });
    const homeRecords = await atHome.audit.read();
    expect(homeRecords.slice(0, records.length)).toEqual(records);
    expect(homeRecords.slice(records.length).map(({ kind }) => kind)).toEqual(['backup-restored']);
    await atHome.close();

    const [elsewhere, second] = [await emptyDatabase(), join(folder, 'second')];
    expect((await runAssay(second, ['restore', file], { DATABASE_URL: elsewhere })).code).toBe(0);
    // Two that were restored from one backup go their own ways from there.
    const again = await runAssay(home, ['migrate', '--from', 'embedded', '--to', elsewhere, '--json']);
    expect(again.code).toBe(3);
    const restored = await openStore({ url: elsewhere });
    expect((await restored.audit.read()).slice(0, records.length)).toEqual(records);
    await restored.close();
    rmSync(folder, { recursive: true });
  });
});
