import { opendir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AssayError, messageOf } from '@assay/core';

/** A file to scan, or something that cannot be scanned with the reason. */
export interface ScanTarget {
  readonly file: string;
  readonly reason?: string;
}

/** All that stands under some paths, and how much of it was left alone by rule. */
export interface ScanTargets {
  readonly targets: readonly ScanTarget[];
  readonly leftAlone: { hidden: number; links: number; nodeModules: number };
}

/** Lists the files of paths in a fixed order. Names that begin with a dot, links and node_modules in a folder are left alone, and counted. */
export async function listTargets(places: readonly string[], mostFiles: number): Promise<ScanTargets> {
  const found = new Map<string, ScanTarget>();
  const leftAlone = { hidden: 0, links: 0, nodeModules: 0 };
  const folders: string[] = [];
  const add = (target: ScanTarget) => {
    if (!found.has(resolve(target.file))) found.set(resolve(target.file), target);
    if (found.size > mostFiles) throw new AssayError('too-large', `There are more than ${mostFiles} files here. Scan them in parts.`);
  };

  for (const place of places) {
    const about = await stat(place).catch((error: unknown) => {
      throw new AssayError('not-found', `${place} cannot be read: ${messageOf(error)}. Check the name.`, { cause: error });
    });
    if (about.isDirectory()) folders.push(place);
    else add(about.isFile() ? { file: place } : { file: place, reason: notRegular });
  }
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      for await (const entry of await opendir(folder)) {
        const file = join(folder, entry.name);
        if (entry.name.startsWith('.')) leftAlone.hidden += 1;
        else if (entry.isSymbolicLink()) leftAlone.links += 1;
        else if (entry.isDirectory() && entry.name === 'node_modules') leftAlone.nodeModules += 1;
        else if (entry.isDirectory()) folders.push(file);
        else add(entry.isFile() ? { file } : { file, reason: notRegular });
      }
    } catch (error) {
      if (error instanceof AssayError) throw error;
      add({ file: folder, reason: `the folder cannot be read: ${messageOf(error)}` });
    }
  }
  return { targets: [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), leftAlone };
}

// --- Internal ---

const notRegular = 'it is neither a file nor a folder';
