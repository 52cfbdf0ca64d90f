import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { AssayError } from '@assay/core';

/** Has npm make a tarball of each folder, so that it holds what npm would publish. */
export async function writeTarballs(folders: readonly string[], to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const given = ['pack', ...folders, '--pack-destination', to, '--ignore-scripts', '--silent'];
  const npm = process.env.npm_execpath;
  const { status, stderr, error } =
    npm === undefined
      ? spawnSync('npm', given, { encoding: 'utf8', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...given], { encoding: 'utf8' });
  if (status !== 0)
    throw new AssayError(
      'tool-failed',
      `"npm pack" failed: ${error?.message ?? stderr.trim()}. Run "npm --version" to see whether npm works.`,
    );
}
