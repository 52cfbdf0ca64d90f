import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AssayError } from '@assay/core';
import type { Workspace } from './workspaces.ts';

/** Compiles the sources of the packages, without tests, to JavaScript and declarations; what does not compile is an error. */
export async function compileSources(root: string, workspaces: readonly Workspace[], to: string): Promise<void> {
  const project = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      noEmitOnError: true,
      allowImportingTsExtensions: false,
      rewriteRelativeImportExtensions: true,
      declaration: true,
      rootDir: root,
      outDir: to,
      typeRoots: [join(root, 'node_modules', '@types')],
    },
    include: workspaces.flatMap(({ folder, exports }) =>
      [...new Set(['src', ...Object.values(exports).map((path) => path.split('/')[1] ?? '')])].map((name) => join(root, folder, name)),
    ),
    // The element of the widget is bundled, with the libraries of a browser.
    exclude: [`${root}/**/*.test.ts`, `${root}/**/testing`, `${root}/**/node_modules`, join(root, 'packages/widget/src/element')],
  };
  await mkdir(to, { recursive: true });
  const file = join(to, 'tsconfig.json');
  await writeFile(file, JSON.stringify(project));

  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const { status, stdout, error } = spawnSync(process.execPath, [compiler, '-p', file], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0)
    throw new AssayError(
      'tool-failed',
      `The sources do not compile${error === undefined ? '' : ` (${error.message})`}. Correct what "npm run typecheck" shows:\n${stdout.trim()}`,
    );
}
