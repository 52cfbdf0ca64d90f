import type { EmbeddedEngine } from '@assay/core';

/** The engine that needs no model: each tool's own code, deterministic. */
export function embedded(): EmbeddedEngine {
  return { id: 'embedded', kind: 'embedded', module: import.meta.url, parameters: {} };
}
