import { lstatSync, readdirSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AssayError, messageOf, storageFault } from '@assay/core';
import type { StorePlace } from '@assay/stores';
import { copySnapshot, openTarget } from '@assay/stores/snapshot';
import { syncFolder } from './make-backup.ts';
import { type Backup, notBackup } from './open-backup.ts';
import { recordCopy } from './record-copy.ts';

interface Restoring {
  readonly backup: Backup;
  readonly path: string;
  /** The files of its keys, by path; none where it is restored without them. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** The data folder: it is not there, or empty. */
  readonly folder: string;
  /** Where its rows go: into that folder, or a database. */
  readonly place: StorePlace;
  readonly restored: { readonly at: string; readonly by: string };
  onProgress(label: string, done: number, total: number): void;
}

/**
 * Puts a backup that was proved into an empty data folder: everything is written beside it, proved, and put in place by one rename. A
 * database is filled first; where that was cut off nobody can work with it until the same backup was restored to its end.
 */
export async function restoreBackup({ backup, path, keys, folder, place, restored, onProgress }: Restoring): Promise<void> {
  refuseUsed(folder);
  const final = resolve(folder);
  const beside = `${final}.restoring`;
  await begin(beside);
  try {
    const target = await openTarget('folder' in place ? { folder: beside } : place);
    try {
      await copySnapshot(backup, target, (doing, done, total) => onProgress(doing === 'copying' ? 'Restoring' : 'Proving', done, total));
    } finally {
      await target.close();
    }
    for (const { path, entry } of backup.manifest.files) await writeInto(beside, path, backup.file(entry));
    for (const [path, bytes] of keys) await writeInto(beside, path, [bytes]);
    await syncFolder(beside);
    await rename(beside, final);
    await syncFolder(dirname(final));
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    const fault = storageFault(error) ?? (error instanceof AssayError ? error : notBackup(path, error));
    throw new AssayError(fault.code, `Nothing was restored to ${folder}. ${fault.message}`, { cause: error });
  }
  const { at: madeAt, by: madeBy, audit } = backup.manifest;
  const body = { manifest: backup.digest, madeAt, madeBy, records: audit.records, head: audit.head };
  const here = 'folder' in place ? { folder: final } : place;
  await recordCopy(here, { kind: 'backup-restored', at: restored.at, actor: restored.by, body }, `${path} was restored to ${folder}`);
}

/** A folder that holds anything is not restored into: nothing is mixed, and nothing is lost. */
export function refuseUsed(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || (found.isDirectory() && readdirSync(folder).length === 0)) return;
  throw new AssayError(
    'bad-usage',
    `${folder} is not empty. Nothing is restored over data: move it away, or name another folder in ASSAY_DATA.`,
  );
}

// --- Internal ---

async function begin(beside: string): Promise<void> {
  await mkdir(dirname(beside), { recursive: true });
  try {
    await mkdir(beside, { mode: 0o700 });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const what = isThere
      ? `${beside} is there: a restore is under way, or one was cut off. Remove it if none is, then try again.`
      : `${beside} cannot be made: ${messageOf(error)}. Choose another data folder in ASSAY_DATA.`;
    throw new AssayError('data-folder-unusable', what, { cause: error });
  }
}

async function writeInto(folder: string, path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
