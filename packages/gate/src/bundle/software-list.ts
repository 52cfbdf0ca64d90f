import type { Part } from '@assay/core';

/** The third-party packages of parts lists as a CycloneDX 1.6 bill of materials (ECMA-424). */
export function softwareList(tool: string, lists: readonly (readonly Part[])[]): string {
  const packages = new Map(lists.flat().flatMap((part) => (part.kind === 'package' ? [[`${part.name}@${part.version}`, part]] : [])));
  const components = [...packages.values()]
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
    .map(({ name, version, integrity }) => ({
      type: 'library',
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      ...hashesOf(integrity),
    }));
  const about = { component: { type: 'application', name: `assay-${tool}` } };
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: about, components }, null, 1)}\n`;
}

// --- Internal ---

/** npm's subresource integrity is base64; CycloneDX wants hexadecimal. */
function hashesOf(integrity: string): { hashes?: readonly { alg: string; content: string }[] } {
  const [, content] = /^sha512-([A-Za-z0-9+/=]+)$/.exec(integrity) ?? [];
  return content === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }] };
}
