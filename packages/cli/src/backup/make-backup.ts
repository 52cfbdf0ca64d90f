import { existsSync, lstatSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AssayError, sha256 } from '@assay/core';
import type { StorePlace } from '@assay/stores';
import { openSnapshot, rowsOf, type Snapshot } from '@assay/stores/snapshot';
import { openZipFile, type ZipFile } from '../records/zip-file.ts';
import { type BackupManifest, type KeyPlace, keysFileOf, manifestText } from './backup-manifest.ts';
import { type Deciding, isSameDeciding, readDeciding } from './deciding-files.ts';
import { openBackup } from './open-backup.ts';
import { recordCopy } from './record-copy.ts';
import { writeBackup } from './write-backup.ts';

interface Making {
  /** The data folder. */
  readonly folder: string;
  /** Where its rows are kept. */
  readonly place: StorePlace;
  readonly file: string;
  readonly keyPlace: KeyPlace;
  readonly made: { readonly at: string; readonly by: string };
  onProgress(label: string, done: number, total: number): void;
}

/** Makes a backup: it has its name only once it was written whole, read again and proved; then the chain says that it was made. */
export async function makeBackup({ folder, place, file, keyPlace, made, onProgress }: Making): Promise<BackupManifest> {
  const keysFile = keysFileOf(file);
  const wanted = keyPlace === 'apart' ? [keysFile, file] : [file];
  for (const path of wanted) refuseOverwriting(path);
  const { deciding, snapshot } = await oneMoment(folder, place);
  const begun: { readonly path: string; readonly zip: ZipFile }[] = [];
  const begin = (path: string) => {
    const zip = openZipFile(unfinished(path), new Date(made.at));
    begun.push({ path, zip });
    return zip;
  };
  let manifest: BackupManifest;
  try {
    const total = await rowsOf(snapshot);
    let done = 0;
    const onRow = () => onProgress('Writing', ++done, total);
    const keysZip = keyPlace === 'apart' ? begin(keysFile) : undefined;
    manifest = await writeBackup({ snapshot, folder, deciding, zip: begin(file), keysZip, keyPlace, made, onRow });
    for (const { zip } of begun) await zip.finish();
    const proved = await openBackup({ path: unfinished(file), onRow: (row, of) => onProgress('Reading it again', row, of) });
    await proved.close();
    for (const path of wanted) await rename(unfinished(path), path);
    await syncFolder(dirname(file));
  } catch (error) {
    for (const { zip } of begun) await zip.abandon().catch(() => {});
    throw error;
  } finally {
    await snapshot.close();
  }
  const { records, head } = manifest.audit;
  const body = { manifest: sha256(manifestText(manifest)), records, head, keys: keyPlace };
  if (snapshot.isEarlier !== true)
    await recordCopy(place, { kind: 'backup-made', at: made.at, actor: made.by, body }, `The backup ${file} is whole`);
  return manifest;
}

/** Makes what was renamed in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// --- Internal ---

function unfinished(path: string): string {
  return `${path}.unfinished`;
}

function refuseOverwriting(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new AssayError('bad-usage', `${path} is there already. Choose another name with --out; nothing is overwritten.`);
  if (existsSync(unfinished(path)))
    throw new AssayError(
      'bad-usage',
      `${unfinished(path)} is there: another backup is being written, or one was cut off. Remove it if none is, or choose another name with --out.`,
    );
}

/** Keys and policies may change while the snapshot is opened: then it is opened again. */
async function oneMoment(folder: string, place: StorePlace): Promise<{ readonly deciding: Deciding; readonly snapshot: Snapshot }> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const deciding = await readDeciding(folder);
    const snapshot = await openSnapshot(place);
    if (isSameDeciding(deciding, await readDeciding(folder))) return { deciding, snapshot };
    await snapshot.close();
  }
  throw new AssayError('already-running', 'Keys or policies are being changed all the time. Try again when that is done.');
}

const mostTries = 5;
