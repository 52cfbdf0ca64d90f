import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AssayError, type PartsList } from '@assay/core';

/**
 * Writes parts.json into each tool's package: what the tool consists of on the embedded engine with the default policy, as the packed
 * code itself lists it. Whoever installs it can see that what lies there is what was packed. Answers the names of those packages.
 */
export async function listTools(names: readonly string[], placeOf: (name: string) => string): Promise<readonly string[]> {
  const load = (file: string) => import(pathToFileURL(join(placeOf('@assay/cli'), 'dist', file)).href);
  // These files were compiled from just these sources.
  const { openDeployment } = (await load('deployment.js')) as typeof import('../../packages/cli/src/deployment.ts');
  const { offeredTools } = (await load('offered-tools.js')) as typeof import('../../packages/cli/src/offered-tools.ts');

  const data = await mkdtemp(join(tmpdir(), 'assay-pack-'));
  const deployment = await openDeployment({ offered: offeredTools, data });
  try {
    const packages: string[] = [];
    for (const { tool } of offeredTools) {
      const listed = deployment.listed.get(tool.name);
      if (listed?.status !== 'listed')
        throw new AssayError(
          'tool-failed',
          `The parts of ${tool.name} cannot be listed as packed: ${listed?.reason ?? 'it is not offered'}.`,
        );
      const name = names.find((candidate) => fileURLToPath(tool.module).startsWith(placeOf(candidate) + sep));
      if (name === undefined)
        throw new AssayError('tool-failed', `${tool.name} was loaded from ${tool.module}, which is not a packed package.`);
      await writeFile(join(placeOf(name), 'parts.json'), written(tool.name, listed.configuration));
      packages.push(name);
    }
    return packages;
  } finally {
    await deployment.close();
    await rm(data, { recursive: true, force: true });
  }
}

// --- Internal ---

function written(tool: string, { parts, digest }: PartsList): string {
  return `${JSON.stringify({ tool, engine: 'embedded', policy: 'default', digest, parts }, null, 1)}\n`;
}
