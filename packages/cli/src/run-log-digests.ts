import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256 } from '@assay/core';
import { unchangedFile } from './unchanged-file.ts';

/** SHA-256 of run logs in a folder, read anew where one changed, or undefined where it is gone; the name cannot lead out of the folder. */
export function runLogDigests(folder: string): (file: string) => Promise<string | undefined> {
  const digest = unchangedFile((path) => {
    try {
      return sha256(readFileSync(path));
    } catch {
      return undefined;
    }
  });
  return async (file) => digest(join(folder, basename(file)));
}
