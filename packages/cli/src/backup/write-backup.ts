import { createPublicKey } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, messageOf } from '@assay/core';
import {
  recordsWalk,
  rowDigest,
  rowLine,
  type Snapshot,
  type SnapshotTable,
  snapshotTables,
  type TableDigest,
} from '@assay/stores/snapshot';
import { manifestFile, signatureFile } from '../records/manifest-signature.ts';
import type { ZipFile } from '../records/zip-file.ts';
import { type BackupManifest, backupSignature, type KeyPlace, manifestText, tableEntry } from './backup-manifest.ts';
import { isKey, listDataFiles } from './data-files.ts';
import { type Deciding, runnerKeyOf } from './deciding-files.ts';

interface BackupParts {
  readonly snapshot: Snapshot;
  /** The data folder. */
  readonly folder: string;
  /** What decides was read before the snapshot, so that the chain holds everything that it names. */
  readonly deciding: Deciding;
  readonly zip: ZipFile;
  /** The file for keys that are kept apart. */
  readonly keysZip: ZipFile | undefined;
  readonly keyPlace: KeyPlace;
  readonly made: { readonly at: string; readonly by: string };
  onRow(): void;
}

/** Writes a backup: the rows of every table, what the data folder keeps beside them, and a signed manifest of digests. */
export async function writeBackup(parts: BackupParts): Promise<BackupManifest> {
  const { snapshot, folder, deciding, zip, keysZip, keyPlace, made, onRow } = parts;
  const runnerKey = runnerKeyOf(deciding);
  const walk = recordsWalk();
  const tables = [];
  for (const table of snapshotTables) {
    const digest = rowDigest(table);
    await zip.add(tableEntry(table.name), linesOf({ snapshot, table, digest, walk, onRow }));
    tables.push({ ...digest.digest(), columns: [...table.columns] });
  }

  const listed = await listDataFiles(folder);
  const [files, keys]: [BackupManifest['files'], BackupManifest['files']] = [[], []];
  const add = async (into: ZipFile, list: BackupManifest['files'], path: string) => {
    const bytes = deciding.get(path);
    const pieces = bytes === undefined ? await openedFile(join(folder, path)) : [bytes];
    // What an upload left behind may be gone by now.
    if (pieces === undefined) return;
    // A name in an inbox is data; those of keys are ours.
    const entry = isKey(path) ? path : `files/${String(list.length + 1).padStart(6, '0')}`;
    list.push({ path, entry, sha256: await into.add(entry, pieces) });
  };
  const keysInto = { apart: keysZip, inside: zip, none: undefined }[keyPlace];
  for (const path of new Set([...deciding.keys(), ...listed.files])) {
    if (!isKey(path)) await add(zip, files, path);
    else if (keysInto !== undefined) await add(keysInto, keys, path);
  }

  const { status, length: records, head, ...verdict } = walk.verdict();
  const manifest: BackupManifest = {
    format: 1,
    kind: 'assay-backup',
    ...made,
    tables,
    audit: { status, records, head, reason: 'reason' in verdict ? verdict.reason : '' },
    files,
    keys: { place: keyPlace, files: keys },
    leftOut: [...listed.leftOut],
    signer: createPublicKey(runnerKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
  const digest = await zip.add(manifestFile, [manifestText(manifest)]);
  await zip.add(signatureFile, [`${JSON.stringify(backupSignature.sign(digest, runnerKey))}\n`]);
  return manifest;
}

// --- Internal ---

interface TableLines {
  readonly snapshot: Snapshot;
  readonly table: SnapshotTable;
  readonly digest: { add(line: string): void; digest(): TableDigest };
  readonly walk: ReturnType<typeof recordsWalk>;
  onRow(): void;
}

async function* linesOf({ snapshot, table, digest, walk, onRow }: TableLines): AsyncGenerator<string> {
  for await (const row of snapshot.rows(table)) {
    const line = rowLine(row);
    digest.add(line);
    if (table.name === 'audit') walk.add(row);
    onRow();
    yield line;
  }
}

async function openedFile(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    return (await open(path)).createReadStream();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new AssayError('data-folder-unusable', `${path} cannot be read: ${messageOf(error)}. Make it readable, or move it away.`, {
      cause: error,
    });
  }
}
