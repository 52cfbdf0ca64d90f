import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { AssayError } from '@assay/core';
import { packedPath } from './packed-path.ts';
import type { Workspace } from './workspaces.ts';

/**
 * Sees to it that every `new URL('...', import.meta.url)` of a packed package names a file it carries: what stands outside the
 * package is copied into it under its path in the workspace, and a TypeScript file is named as it was compiled.
 */
export async function carryReferences(root: string, workspace: Workspace, place: string): Promise<void> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => name.endsWith('.js'))) {
    const file = join(entry.parentPath, entry.name);
    const code = await readFile(file, 'utf8');
    const carried = await rewritten(code, { root, home: join(root, workspace.folder), place, file });
    if (carried !== code) await writeFile(file, carried);
  }
}

// --- Internal ---

interface Packing {
  readonly root: string;
  /** The package's folder in the workspace, and where it is put together. */
  readonly home: string;
  readonly place: string;
  readonly file: string;
}

const anyReference = /new URL\(\s*([^()]*?),\s*import\.meta\.url\s*,?\s*\)/g;

async function rewritten(code: string, packing: Packing): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const match of code.matchAll(anyReference)) {
    const [all, argument = ''] = match;
    const carried = await carry(argument, packing);
    parts.push(
      code.slice(end, match.index),
      all.replace(argument, () => carried),
    );
    end = match.index + all.length;
  }
  return parts.join('') + code.slice(end);
}

async function carry(argument: string, packing: Packing): Promise<string> {
  // Double quotes are those of a bundler.
  const literal = /^(['"])([^'"\\]+)\1$/.exec(argument)?.[2];
  if (literal === undefined) return keepTemplate(argument, packing);
  const { root, home, place, file } = packing;
  // `src` and `dist` are equally deep, so a packed file sees its package as its source does.
  const target = resolve(dirname(file), literal);
  const inside = within(place, target);
  if (inside !== undefined) {
    const packed = packedPath(literal);
    if (existsSync(resolve(dirname(file), packed))) return `'${packed}'`;
    throw unresolved(argument, packing, `the package has no ${inside}`);
  }
  const source = resolve(home, relative(place, target));
  const outside = within(root, source);
  if (outside === undefined || source.endsWith('.ts'))
    throw unresolved(argument, packing, 'it leaves the workspace or names code of another package');
  if (!existsSync(source)) throw unresolved(argument, packing, `there is no ${outside}`);
  const copy = join(place, outside);
  await mkdir(dirname(copy), { recursive: true });
  await cp(source, copy, { recursive: true });
  const path = relative(dirname(file), copy).split(sep).join('/');
  return `'${literal.endsWith('/') ? `${path}/` : path}'`;
}

/** A name that is put together at run time can only be trusted within a folder that is packed as a whole. */
function keepTemplate(argument: string, packing: Packing): string {
  const head = /^`([^`$]*\/)[^`/]*`$/.exec(argument)?.[1];
  const folder = head === undefined ? undefined : resolve(dirname(packing.file), head);
  if (folder !== undefined && within(packing.place, folder) !== undefined && existsSync(folder)) return argument;
  throw unresolved(argument, packing, 'only a literal can be followed out of the package');
}

/** The path of a file in a folder, with slashes; nothing for the folder itself and for what is outside. */
function within(folder: string, path: string): string | undefined {
  const found = relative(folder, path).split(sep).join('/');
  return found === '' || found === '..' || found.startsWith('../') ? undefined : found;
}

function unresolved(argument: string, { place, file }: Packing, why: string): AssayError {
  return new AssayError(
    'data-file-invalid',
    `${within(place, file)} of ${within(dirname(dirname(place)), place)} names new URL(${argument}, import.meta.url), which cannot be packed: ${why}. Correct the path in the source, or write it as a literal.`,
  );
}
