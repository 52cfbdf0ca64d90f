import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A run log's text, or undefined where it is gone; the name cannot lead out of the folder. */
export async function readRunLog(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, basename(file)), 'utf8');
  } catch {
    return undefined;
  }
}
