import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packedPath } from './packed-path.ts';
import type { Workspace } from './workspaces.ts';

/** Writes the package.json of a packed package: exports of compiled files with their types, and exactly the files it is made of. */
export async function writeManifest({ manifest, exports }: Workspace, place: string): Promise<void> {
  const { private: _, devDependencies, scripts, ...kept } = manifest;
  const entries = Object.entries(exports).filter(([, path]) => !path.includes('/testing/'));
  const files = (await readdir(place)).filter((name) => !['package.json', 'node_modules'].includes(name)).sort();
  const main = exports['.'];
  const packed = {
    ...kept,
    // For tools that do not read exports.
    ...(main === undefined ? {} : { main: packedPath(main), types: declarations(main) }),
    exports: {
      ...Object.fromEntries(entries.map(([name, path]) => [name, { types: declarations(path), default: packedPath(path) }])),
      ...(files.includes('parts.json') ? { './parts.json': './parts.json' } : {}),
      './package.json': './package.json',
    },
    files,
  };
  await writeFile(join(place, 'package.json'), `${JSON.stringify(packed, null, 2)}\n`);
}

// --- Internal ---

function declarations(path: string): string {
  return packedPath(path).replace(/\.js$/, '.d.ts');
}
