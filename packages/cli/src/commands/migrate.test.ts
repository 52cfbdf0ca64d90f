import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptRuns } from '../testing/kept-runs.ts';
import { runAssay } from '../testing/run-assay.ts';

let kept: Awaited<ReturnType<typeof keptRuns>>;
beforeAll(async () => {
  kept = await keptRuns([{ id: 'letter' }]);
});
afterAll(() => kept.close());

describe('assay migrate', () => {
  test.each([
    ['from nowhere', [], 'What is copied is the embedded store: --from embedded'],
    ['from another store', ['--from', 'postgres'], '--from embedded'],
    ['to nowhere', ['--from', 'embedded'], 'DATABASE_URL, or --to, names no PostgreSQL database'],
    ['to another kind of database', ['--from', 'embedded', '--to', 'mysql://db'], '--to names no PostgreSQL database'],
  ])('%s is bad usage', async (_, given, words) => {
    expect(await runAssay(kept.data, ['migrate', ...given])).toMatchObject({ code: 2, notified: expect.stringContaining(words) });
  });

  test('does not copy what is under use', async () => {
    const outcome = await runAssay(kept.data, ['migrate', '--from', 'embedded', '--to', 'postgres://127.0.0.1:1/none']);
    expect(outcome).toMatchObject({ code: 3, notified: expect.stringContaining('is under use') });
  });

  test('where there is nothing says so', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'assay-migrate-'));
    const outcome = await runAssay(empty, ['migrate', '--from', 'embedded', '--to', 'postgres://127.0.0.1:1/none']);
    expect(outcome).toMatchObject({ code: 2, notified: expect.stringContaining('There is no') });
    rmSync(empty, { recursive: true });
  });
});
