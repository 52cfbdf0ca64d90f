import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a test's own data into a new folder; records become lines of JSON, and text stays as it is. */
export function ownDataFolder(files: Readonly<Record<string, readonly unknown[] | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-own-data-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : content.map((record) => `${JSON.stringify(record)}\n`).join(''),
    );
  return folder;
}

/** Removes the folders of a test file. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

// --- Internal ---

const folders: string[] = [];
