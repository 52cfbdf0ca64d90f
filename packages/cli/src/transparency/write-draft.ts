import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '@assay/core';
import type { AtrsDraft } from './atrs-draft.ts';
import { draftMarkdown } from './draft-markdown.ts';

/** Writes a draft as Markdown and JSON; a draft that people may have completed is never overwritten. */
export async function writeDraft(folder: string, draft: AtrsDraft): Promise<readonly string[]> {
  const files = [
    { path: join(folder, `${draft.tool}.atrs.md`), text: draftMarkdown(draft) },
    { path: join(folder, `${draft.tool}.atrs.json`), text: `${JSON.stringify(draft, null, 2)}\n` },
  ];
  await mkdir(folder, { recursive: true });
  for (const { path, text } of files) {
    const before = await readFile(path, 'utf8').catch(() => undefined);
    if (before !== undefined && before !== text)
      throw new AssayError(
        'bad-usage',
        `${path} is there and says something else; somebody may have completed it. Move it, or name another folder with --out.`,
      );
  }
  for (const { path, text } of files) await writeWhole(path, text);
  return files.map(({ path }) => path);
}

// --- Internal ---

async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished-${process.pid}`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
