import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Installs tarballs as pnpm would: each package is unpacked and sees only what its package.json names, packages of others as links
 * into this workspace. So it needs no network and no cache, and a dependency that was not declared is missed.
 */
export function installTarballs(tarballs: string, { root, folder, imported }: InstallPlace): void {
  const store = join(folder, 'node_modules', '.store');
  const homeOf = (name: string) => join(store, name.replace('/', '+'), 'node_modules');
  const manifests = readdirSync(tarballs).map((file) => {
    const unpacked = join(store, file);
    mkdirSync(unpacked, { recursive: true });
    execFileSync('tar', ['-xzf', join(tarballs, file), '-C', unpacked]);
    const manifest: Manifest = JSON.parse(readFileSync(join(unpacked, 'package', 'package.json'), 'utf8'));
    const place = join(homeOf(manifest.name), manifest.name);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(join(unpacked, 'package'), place);
    return manifest;
  });

  const packed = new Set(manifests.map(({ name }) => name));
  const placeOf = (name: string, importer: string) =>
    packed.has(name) ? join(homeOf(name), name) : placeInWorkspace(name, importer, root);
  for (const { name, dependencies, optionalDependencies } of manifests)
    for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies }))
      link(placeOf(dependency, name), join(homeOf(name), dependency));
  for (const name of imported) link(placeOf(name, name), join(folder, 'node_modules', name));
}

// --- Internal ---

interface InstallPlace {
  readonly root: string;
  readonly folder: string;
  /** What the program in the folder imports itself. */
  readonly imported: readonly string[];
}

/** Where a package of others lies that a package of ours uses here; an optional one may not be there. */
function placeInWorkspace(name: string, importer: string, root: string): string {
  const paths = createRequire(join(root, 'node_modules', importer, 'package.json')).resolve.paths(name) ?? [];
  return paths.map((path) => join(path, name)).find((path) => existsSync(path)) ?? join(root, 'node_modules', name);
}

function link(target: string, path: string): void {
  if (!existsSync(target)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}
