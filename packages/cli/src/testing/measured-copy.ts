import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runAssay } from './run-assay.ts';

/** Puts a data folder in which every tool was measured and passed at a path; the tools are measured once for all test files of a run. */
export async function measuredCopy(path: string): Promise<void> {
  const shared = process.env.ASSAY_TEST_MEASURED;
  if (shared === undefined) throw new Error('Integration tests are run by vitest, with the set-up of vitest.config.ts.');
  const data = join(shared, 'data');
  const outcome = join(shared, 'outcome');
  if (isFirst(join(shared, 'begun'))) {
    const measured = await runAssay(data, ['eval', 'run', '--all', '--json']);
    writeFileSync(`${outcome}.${measured.code}`, measured.out);
  }
  while (!existsSync(`${outcome}.0`)) {
    if (existsSync(`${outcome}.1`) || existsSync(`${outcome}.3`)) throw new Error(`The tools did not pass; see ${shared}.`);
    await sleep(100);
  }
  rmSync(path, { recursive: true, force: true });
  cpSync(data, path, { recursive: true });
}

// --- Internal ---

/** One of several processes makes the folder, and so does the work. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
