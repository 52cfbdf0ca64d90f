import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';

/** The element as one file for a browser, made in memory, and what names its bytes. */
export async function bundleWidget(): Promise<{ readonly script: Uint8Array; readonly etag: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./element/assay-chat.ts', import.meta.url))],
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

// --- Internal ---

/** A style sheet is imported as its text, since a shadow root adopts it from script. */
const styleText: Plugin = {
  name: 'style-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};
