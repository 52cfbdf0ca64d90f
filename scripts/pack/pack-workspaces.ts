import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assemblePackage } from './assemble-package.ts';
import { carryReferences } from './carry-references.ts';
import { compileSources } from './compile-sources.ts';
import { listTools } from './list-tools.ts';
import { packWidget } from './pack-widget.ts';
import { readWorkspaces } from './workspaces.ts';
import { writeManifest } from './write-manifest.ts';
import { writeTarballs } from './write-tarballs.ts';

/** Packs every package that can be installed; the tarballs take the place of the last ones only when all are written. */
export async function packWorkspaces(root: string, tell: (line: string) => void): Promise<void> {
  const workspaces = await readWorkspaces(root);
  const finished = join(root, 'dist', 'packages');
  await mkdir(join(root, 'dist'), { recursive: true });
  // Inside the workspace, so that what is staged finds third-party packages as an installation would.
  const staging = await mkdtemp(join(root, 'dist', 'packing-'));
  try {
    tell(`Compiling ${workspaces.length} packages ...`);
    const compiled = join(staging, 'compiled');
    await compileSources(root, workspaces, compiled);

    const placeOf = (name: string) => join(staging, 'node_modules', name);
    for (const workspace of workspaces) {
      const place = placeOf(workspace.name);
      await assemblePackage(root, workspace, { compiled, place });
      const packed = workspace.name === '@assay/widget' ? await packWidget(workspace, place) : workspace;
      await carryReferences(root, packed, place);
      await writeManifest(packed, place);
    }

    tell('Listing the parts of each tool ...');
    const names = workspaces.map(({ name }) => name);
    const listed = await listTools(names, placeOf);
    for (const workspace of workspaces.filter(({ name }) => listed.includes(name))) await writeManifest(workspace, placeOf(workspace.name));

    tell('Writing tarballs ...');
    const tarballs = join(staging, 'packages');
    await writeTarballs(names.map(placeOf), tarballs);
    await rm(finished, { recursive: true, force: true });
    await rename(tarballs, finished);
    for (const name of (await readdir(finished)).sort()) tell(`  dist/packages/${name}`);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
