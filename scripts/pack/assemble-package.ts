import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { AssayError } from '@assay/core';
import { isForDevelopment, packedPath } from './packed-path.ts';
import type { Workspace } from './workspaces.ts';

/** Puts a package together: its compiled files, its data as it is, the licence and the notices of the data of others. */
export async function assemblePackage(
  root: string,
  { name, folder }: Workspace,
  { compiled, place }: { readonly compiled: string; readonly place: string },
): Promise<void> {
  const files = await filesIn(join(compiled, folder));
  const test = files.find(isForDevelopment);
  if (test !== undefined)
    throw new AssayError(
      'tool-failed',
      `${name} would be packed with ${test}, which is for tests: a source imports it. Move what it needs.`,
    );
  for (const file of files) await copy(join(compiled, folder, file), join(place, packedPath(file)));

  const data = (await filesIn(join(root, folder))).filter((file) => !file.endsWith('.ts') && !isForDevelopment(file));
  for (const file of data) await copy(join(root, folder, file), join(place, packedPath(file)));

  await copy(join(root, 'LICENSE'), join(place, 'LICENSE'));
  await copy(join(root, 'docs/third-party-data.md'), join(place, 'third-party-data.md'));

  // npm never packs it: only while the parts are listed does the code run here, with the versions that the lock gives this package.
  const own = join(root, folder, 'node_modules');
  if (existsSync(own)) await symlink(own, join(place, 'node_modules'), 'junction');
}

// --- Internal ---

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
