import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '@assay/core';

/** What a data folder keeps beside its database: paths inside it, with "/". */
export interface DataFiles {
  readonly files: readonly string[];
  /** What is there and cannot be taken along, and why. */
  readonly leftOut: readonly { readonly path: string; readonly why: string }[];
}

/** Lists everything but the database and what is made anew from it; a link to a file counts as the file, so that secrets may be mounted. */
export async function listDataFiles(folder: string, from = ''): Promise<DataFiles> {
  const [files, leftOut]: [string[], { path: string; why: string }[]] = [[], []];
  const visit = async (inside: string): Promise<void> => {
    const names = (await readdir(join(folder, inside))).sort();
    for (const name of names) {
      const path = inside === '' ? name : `${inside}/${name}`;
      if (isRemade(path)) continue;
      try {
        const isLink = (await lstat(join(folder, path))).isSymbolicLink();
        const found = await stat(join(folder, path));
        if (found.isFile()) files.push(path);
        else if (found.isDirectory() && !isLink) await visit(path);
        else leftOut.push({ path, why: isLink ? 'it is a link to a folder' : 'it is neither a file nor a folder' });
      } catch (error) {
        leftOut.push({ path, why: messageOf(error) });
      }
    }
  };
  await visit(from);
  return { files, leftOut };
}

/** Whether a file holds a secret of the deployment, or what belongs to one. */
export function isKey(path: string): boolean {
  return path.startsWith('keys/');
}

// --- Internal ---

/** The database is copied by its rows, the index is made of them, and what ends in `.new` was never finished. */
function isRemade(path: string): boolean {
  return /^(?:assay\.sqlite(?:-wal|-shm|-journal)?|search-index.*|audit-head\.json\.\d+\.\d+)$/.test(path) || path.endsWith('.new');
}
