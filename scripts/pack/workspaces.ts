import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '@assay/core';
import { z } from 'zod';

const manifest = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  exports: z.record(z.string(), z.string()).optional(),
});

const root = z.object({ workspaces: z.array(z.string()) });

/** A package of the workspace: where it stands and what its package.json says. */
export interface Workspace {
  readonly name: string;
  /** Its folder from the root, with slashes. */
  readonly folder: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly manifest: z.infer<typeof manifest>;
}

/** Every package that can be imported; a workspace without exports (the prompts) travels inside the packages that read it. */
export async function readWorkspaces(place: string): Promise<readonly Workspace[]> {
  const { workspaces } = root.parse(await readJson(join(place, 'package.json')));
  const folders = await Promise.all(workspaces.map((pattern) => foldersOf(place, pattern)));
  const found = await Promise.all(
    folders.flat().map(async (folder) => {
      const read = manifest.parse(await readJson(join(place, folder, 'package.json')));
      return read.exports === undefined ? [] : [{ name: read.name, folder, exports: read.exports, manifest: read }];
    }),
  );
  return found.flat();
}

// --- Internal ---

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

async function foldersOf(place: string, pattern: string): Promise<readonly string[]> {
  if (!pattern.endsWith('/*')) {
    if (existsSync(join(place, pattern, 'package.json'))) return [pattern];
    throw new AssayError('not-found', `package.json names the workspace ${pattern}, and there is no ${pattern}/package.json.`);
  }
  const folder = pattern.slice(0, -2);
  const names = (await readdir(join(place, folder))).sort();
  return names.map((name) => `${folder}/${name}`).filter((path) => existsSync(join(place, path, 'package.json')));
}
