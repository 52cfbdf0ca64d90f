import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The element as a packed package carries it: bundled when it was packed. `npm run pack` puts this in the place of bundle-widget. */
export async function bundleWidget(): Promise<Bundle & { readonly desk: Bundle }> {
  return { ...(await packed('./assay-chat.js')), desk: await packed('./assay-desk.js') };
}

// --- Internal ---

interface Bundle {
  readonly script: Uint8Array;
  readonly etag: string;
}

async function packed(name: string): Promise<Bundle> {
  const script = await readFile(new URL(name, import.meta.url));
  return { script, etag: createHash('sha256').update(script).digest('hex').slice(0, 32) };
}
