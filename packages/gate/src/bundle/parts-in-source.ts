import { type EvidenceRecord, sha256 } from '@assay/core';

/** Says which file of the parts lists is not among the bundle's sources with just those bytes; undefined where all are. */
export function partsInSource(
  { configurationParts, suiteParts }: Pick<EvidenceRecord, 'configurationParts' | 'suiteParts'>,
  files: ReadonlyMap<string, Uint8Array>,
): string | undefined {
  const folders = packageFolders(files);
  if (typeof folders === 'string') return folders;
  for (const part of [...configurationParts, ...suiteParts]) {
    if (part.kind !== 'file') continue;
    const path = sourcePath(part.name, folders);
    const bytes = path === undefined ? undefined : files.get(path);
    if (bytes === undefined) return `${part.name} is not in the bundle`;
    if (sha256(bytes) !== part.sha256) return `${part.name} is not the file that was measured`;
  }
  return undefined;
}

// --- Internal ---

/** Where the workspace keeps its packages: a package elsewhere in the tree is none that Assay runs. */
const workspace = /^source\/(?:packages\/[^/]+|evals|guardrails|prompts)\/package\.json$/;

/** Package name to its folder among the sources, or what is wrong with them. */
function packageFolders(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> | string {
  const folders = new Map<string, string>();
  for (const [path, bytes] of files) {
    if (!workspace.test(path)) continue;
    const name = nameIn(bytes);
    if (name === undefined) continue;
    if (folders.has(name)) return `two packages are named ${name}`;
    folders.set(name, path.slice(0, -'/package.json'.length));
  }
  return folders;
}

function nameIn(bytes: Uint8Array): string | undefined {
  try {
    const manifest: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('name' in manifest)) return undefined;
    return typeof manifest.name === 'string' ? manifest.name : undefined;
  } catch {
    return undefined;
  }
}

/** A part is named by its package and its path within it. */
function sourcePath(name: string, folders: ReadonlyMap<string, string>): string | undefined {
  const steps = name.split('/');
  const length = name.startsWith('@') ? 2 : 1;
  const folder = folders.get(steps.slice(0, length).join('/'));
  return folder === undefined ? undefined : `${folder}/${steps.slice(length).join('/')}`;
}
