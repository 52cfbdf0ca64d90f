import { mkdir, writeFile } from 'node:fs/promises';
import { bundleWidget } from './src/index.ts';

const folder = new URL('./dist/', import.meta.url);
const { script, results, desk, welsh } = await bundleWidget();
await mkdir(folder, { recursive: true });
await writeFile(new URL('assay-chat.js', folder), script);
await writeFile(new URL('assay-results.js', folder), results.script);
await writeFile(new URL('assay-desk.js', folder), desk.script);
await writeFile(new URL('assay-welsh.js', folder), welsh.script);
