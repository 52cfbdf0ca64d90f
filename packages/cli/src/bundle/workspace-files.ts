import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { AssayError } from '@assay/core';

/** Of a clone; an installed package stands in none, and says so. */
const root = resolve(import.meta.dirname, '../../../..');

/** What a bundle takes: named files and folders of Assay, and in them only files of these kinds. Anything else may be private. */
const topFiles =
  'package.json package-lock.json tsconfig.json vitest.config.ts biome.json knip.json README.md LICENSE CHANGELOG.md CONTRIBUTING.md SECURITY.md'.split(
    ' ',
  );
const folders = ['packages', 'guardrails', 'evals', 'prompts', 'examples', 'scripts'];
const kinds = new Set('.ts .mjs .js .json .jsonl .css .md .txt .html .eml .svg .png'.split(' '));
const leftOut = new Set(['node_modules', 'dist', 'coverage']);
const limits = { bytes: 96 * 1024 * 1024, files: 15_000 } as const;

/** Every file of the workspace that Assay runs from, by its path in it; never anything of the data folder. */
export async function workspaceFiles(dataFolder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const absent = folders.find((name) => !existsSync(join(root, name)));
  if (absent !== undefined)
    throw new AssayError(
      'not-found',
      `A bundle takes the sources of Assay along, and ${join(root, absent)} is not there: this is an installed package. Make the bundle in a clone of Assay.`,
    );
  const files = new Map<string, Uint8Array>();
  const data = resolve(dataFolder);
  let size = 0;
  const add = async (path: string) => {
    const bytes = await readFile(path);
    size += bytes.byteLength;
    files.set(relative(root, path).split(sep).join('/'), bytes);
    if (size > limits.bytes || files.size > limits.files)
      throw new AssayError('too-large', `The workspace ${root} holds more than a bundle takes. Move what is not part of Assay out of it.`);
  };
  for (const { name } of (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isFile()))
    if (topFiles.includes(name)) await add(join(root, name));
  const waiting = folders.map((name) => join(root, name));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || leftOut.has(entry.name) || path === data) continue;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && kinds.has(extname(entry.name))) await add(path);
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
