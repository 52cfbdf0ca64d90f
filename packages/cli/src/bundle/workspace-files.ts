import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssayError } from '@assay/core';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Never part of a bundle: what is installed, built, private or a version history. */
const leftOut = new Set(['node_modules', '.git', '.assay', '.assay-lock', 'coverage', 'dist', '.DS_Store']);
const limits = { bytes: 96 * 1024 * 1024, files: 15_000 } as const;

/** Every file of the workspace that Assay runs from, by its path in it: what is needed to run the same again. */
export async function workspaceFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (leftOut.has(entry.name) || entry.name.endsWith('.pem')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile()) continue;
      const bytes = await readFile(path);
      size += bytes.byteLength;
      files.set(relative(root, path).split(sep).join('/'), bytes);
      if (size > limits.bytes || files.size > limits.files)
        throw new AssayError(
          'too-large',
          `The workspace ${root} holds more than a bundle takes. Move what is not part of Assay out of it.`,
        );
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
