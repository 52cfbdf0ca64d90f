import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of its own: what it brings along must not be found by the other benchmarks. */
const folder = fileURLToPath(new URL('../promptfoo/', import.meta.url));

/** What keeps promptfoo to itself: no telemetry, no look for updates, nothing made elsewhere. */
export const quietPromptfoo = {
  PROMPTFOO_DISABLE_TELEMETRY: '1',
  PROMPTFOO_DISABLE_UPDATE: '1',
  PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
} as const;

/** Where promptfoo is started; it is installed beside the benchmarks if it is not there. */
export function installedPromptfoo(): string {
  const entry = join(folder, 'node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js');
  if (existsSync(entry)) return entry;
  console.log('Installing promptfoo beside the benchmark (about 1.5 GB, some minutes, once) ...');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0 || !existsSync(entry)) throw new Error('promptfoo could not be installed; there is nothing to do without it.');
  return entry;
}
