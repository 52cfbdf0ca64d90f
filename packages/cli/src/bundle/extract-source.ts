import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AssayError, messageOf } from '@assay/core';
import type { Bundle } from '@assay/gate';

/** Writes the sources of a bundle into a new folder; nothing that is there is touched, and nothing is run. */
export async function extractSource({ files }: Bundle, folder: string): Promise<number> {
  const sources = [...files].filter(([path]) => path.startsWith('source/'));
  try {
    await mkdir(folder);
    for (const [path, bytes] of sources) {
      // The bundle's reader has refused every path that leaves its folder.
      const target = join(folder, path.slice('source/'.length));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes, { flag: 'wx' });
    }
  } catch (error) {
    throw new AssayError(
      'bad-usage',
      `The sources cannot be written to ${folder}: ${messageOf(error)}. Name a folder that does not exist yet.`,
      {
        cause: error,
      },
    );
  }
  return sources.length;
}
