import { mkdir, writeFile } from 'node:fs/promises';
import { bundleWidget } from './src/index.ts';

const folder = new URL('./dist/', import.meta.url);
const { script, desk } = await bundleWidget();
await mkdir(folder, { recursive: true });
await writeFile(new URL('assay-chat.js', folder), script);
await writeFile(new URL('assay-desk.js', folder), desk.script);
