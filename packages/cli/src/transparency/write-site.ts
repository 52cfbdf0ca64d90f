import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AssayError, canonicalJson } from '@assay/core';
import { z } from 'zod';

/** A file of the site and its text. */
export interface SiteFile {
  readonly name: string;
  readonly text: string;
}

/** The file by which a folder is known as one of ours, with the names of all that is in it. */
export const markerFile = 'assay-transparency.json';

/** Writes a site whole or not at all; only an absent or empty folder, or one that holds nothing but an earlier site, is replaced. */
export async function writeSite(folder: string, files: readonly SiteFile[]): Promise<void> {
  const place = resolve(folder);
  const unfinished = join(dirname(place), `.${basename(place)}.unfinished-${process.pid}`);
  const former = join(dirname(place), `.${basename(place)}.former-${process.pid}`);
  const isThere = await assertReplaceable(place);
  await mkdir(unfinished, { recursive: true });
  try {
    const names = [...files.map(({ name }) => name), markerFile].sort();
    for (const { name, text } of files) await writeFile(join(unfinished, name), text);
    await writeFile(join(unfinished, markerFile), `${canonicalJson({ writtenBy: 'assay transparency --site', files: names })}\n`);
    if (isThere) await rename(place, former);
    try {
      await rename(unfinished, place);
    } catch (error) {
      if (isThere) await rename(former, place);
      throw error;
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await rm(former, { recursive: true, force: true });
}

// --- Internal ---

const marker = z.object({ writtenBy: z.literal('assay transparency --site'), files: z.array(z.string()) });

/** Says whether the folder is there, or refuses to touch what somebody else put there. */
async function assertReplaceable(place: string): Promise<boolean> {
  const refuse = (why: string) =>
    new AssayError('bad-usage', `The site cannot be written to ${place}: ${why}. Name a new folder, or empty this one yourself.`);
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return false;
  if (!found.isDirectory()) throw refuse('it is not a folder');
  const names = await readdir(place);
  if (names.length === 0) return true;
  const ours = await readMarker(place);
  if (ours === undefined) throw refuse('it is not a folder that this command wrote');
  const strange = names.find((name) => !ours.includes(name));
  if (strange !== undefined) throw refuse(`it holds "${strange}", which this command did not write`);
  return true;
}

async function readMarker(place: string): Promise<readonly string[] | undefined> {
  try {
    return marker.parse(JSON.parse(await readFile(join(place, markerFile), 'utf8'))).files;
  } catch {
    return undefined;
  }
}
