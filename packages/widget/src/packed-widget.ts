import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The element as a packed package carries it: bundled when it was packed. `npm run pack` puts this in the place of bundle-widget. */
export async function bundleWidget(): Promise<Bundle & Readonly<Record<'results' | 'desk' | 'welsh', Bundle>>> {
  return {
    ...(await packed(new URL('./assay-chat.js', import.meta.url))),
    results: await packed(new URL('./assay-results.js', import.meta.url)),
    desk: await packed(new URL('./assay-desk.js', import.meta.url)),
    welsh: await packed(new URL('./assay-welsh.js', import.meta.url)),
  };
}

// --- Internal ---

interface Bundle {
  readonly script: Uint8Array;
  readonly etag: string;
}

async function packed(file: URL): Promise<Bundle> {
  const script = await readFile(file);
  return { script, etag: createHash('sha256').update(script).digest('hex').slice(0, 32) };
}
