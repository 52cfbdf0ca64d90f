// Writes every package as a compiled npm tarball to dist/packages: what an installation elsewhere needs, and no sources.
import { join } from 'node:path';
import { messageOf } from '@assay/core';
import { packWorkspaces } from './pack/pack-workspaces.ts';

const root = join(import.meta.dirname, '..');

try {
  await packWorkspaces(root, (line) => console.log(line));
} catch (error) {
  console.error(`Nothing was packed. ${messageOf(error)}`);
  process.exitCode = 3;
}
