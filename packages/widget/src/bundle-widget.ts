import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';

/** A file for a browser, and what names its bytes. */
interface Bundle {
  readonly script: Uint8Array;
  readonly etag: string;
}

/** The element as one file for a browser, made in memory, and what it fetches when it needs it: what shows results, the desk of the drafter, and Welsh. */
export async function bundleWidget(): Promise<Bundle & Readonly<Record<'results' | 'desk' | 'welsh', Bundle>>> {
  const [chat, results, desk, welsh] = await Promise.all([
    bundle(new URL('./element/assay-chat.ts', import.meta.url)),
    bundle(new URL('./element/results/results.ts', import.meta.url)),
    bundle(new URL('./element/desk/desk.ts', import.meta.url)),
    bundle(new URL('./element/welsh.ts', import.meta.url)),
  ]);
  return { ...chat, results, desk, welsh };
}

// --- Internal ---

async function bundle(entry: URL): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
    plugins: [styleText],
  });
  const script = outputFiles[0]?.contents ?? new Uint8Array();
  return { script, etag: createHash('sha256').update(script).digest('hex').slice(0, 32) };
}

/** A style sheet is imported as its text, since a shadow root adopts it from script. A page may change what its own rem is: ours is a property. */
const styleText: Plugin = {
  name: 'style-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim().replaceAll(/(\d*\.?\d+)rem\b/g, 'calc($1*var(--assay-rem))'), loader: 'text' };
    });
  },
};
