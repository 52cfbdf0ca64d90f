import { AssayError, describeIssues, envelope, messageOf, sha256 } from '@assay/core';
import { recordsWalk, rowDigest, type Snapshot, snapshotTables } from '@assay/stores/snapshot';
import type { ZipFile } from 'yauzl';
import { z } from 'zod';
import { manifestFile, signatureFile } from '../records/manifest-signature.ts';
import { type Entries, entryDigest, openZip, parseJson, readEntries, readSmall } from '../records/read-zip.ts';
import { type BackupManifest, backupManifest, backupSignature, tableEntry } from './backup-manifest.ts';
import { backupRow, backupRows } from './backup-rows.ts';
import { linesOfBytes } from './lines-of-bytes.ts';

/** A backup that was proved: what it says of itself, its rows and its files. */
export interface Backup extends Snapshot {
  readonly manifest: BackupManifest;
  /** The digest of its manifest, by which the chain knows it. */
  readonly digest: string;
  /** The key that signed it. */
  readonly signedBy: string;
  /** The bytes of a file, by its entry. */
  file(entry: string): AsyncIterable<Uint8Array>;
}

interface Opening {
  readonly path: string;
  /** The public key that must have signed it; without one, the key that it names. */
  readonly trustedKey?: string | undefined;
  /** Is told how many rows are proved. */
  onRow?(done: number, total: number): void;
}

/** Opens a backup and proves it before anything is done with it: signature, the digest of every file and table, and the audit chain. */
export async function openBackup({ path, trustedKey, onRow = () => {} }: Opening): Promise<Backup> {
  const zip = await openZip(path).catch((error: unknown) => {
    throw notBackup(path, error);
  });
  try {
    const entries = await readEntries(zip);
    const text = await readSmall(zip, entries, manifestFile);
    const manifest = readManifest(text);
    const signature = envelope.safeParse(parseJson(await readSmall(zip, entries, signatureFile)));
    const digest = sha256(text);
    const signedBy = signature.success ? signerOf(signature.data, digest, trustedKey ?? manifest.signer) : undefined;
    if (signedBy === undefined)
      throw new Error(trustedKey === undefined ? 'the key that it names did not sign it' : 'the key that belongs to it did not sign it');
    const file = (entry: string) => bytesOf(zip, entries, entry);
    await proveFiles(zip, entries, manifest);
    await proveTables(file, manifest, onRow);
    return { ...backupRows(manifest, file), file, manifest, digest, signedBy, close: async () => zip.close() };
  } catch (error) {
    zip.close();
    throw notBackup(path, error);
  }
}

/** A file that is no backup, or none that is whole. */
export function notBackup(path: string, error: unknown): AssayError {
  if (error instanceof AssayError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return new AssayError('not-found', `${path} cannot be read: ${error.message}. Check the name.`, { cause: error });
  const message = `${path} is no whole backup of Assay: ${messageOf(error)}. Nothing is restored from it; take another one.`;
  return new AssayError('data-file-invalid', message, { cause: error });
}

/** The bytes of an entry, read as they are taken. */
export async function* bytesOf(zip: ZipFile, entries: Entries, name: string): AsyncGenerator<Uint8Array, void> {
  const entry = entries.get(name);
  if (entry === undefined) throw new Error(`${name} is missing in it`);
  yield* await zip.openReadStreamPromise(entry);
}

// --- Internal ---

function readManifest(text: string): BackupManifest {
  const given = parseJson(text);
  const format = z.looseObject({ kind: z.literal('assay-backup'), format: z.number() }).safeParse(given).data?.format ?? 1;
  if (format > 1) throw new Error(`it was made by a newer Assay (format ${format}); restore it with that one`);
  const parsed = backupManifest.safeParse(given);
  if (!parsed.success) throw new Error(`its ${manifestFile} does not hold (${describeIssues(parsed.error)})`);
  const known = new Map(snapshotTables.map(({ name, columns }) => [name, columns]));
  const newer = parsed.data.tables.find(({ table, columns }) => columns.some((column) => known.get(table)?.includes(column) !== true));
  if (newer !== undefined) throw new Error(`its table ${newer.table} is of a newer Assay; restore it with that one`);
  for (const { path } of [...parsed.data.files, ...parsed.data.keys.files])
    if (!isInside(path)) throw new Error(`it names a file outside the data folder (${JSON.stringify(path.slice(0, 80))})`);
  return parsed.data;
}

function isInside(path: string): boolean {
  return path.split(/[/\\]/).every((name) => name !== '' && name !== '.' && name !== '..' && !name.includes('\0'));
}

function signerOf(...given: Parameters<typeof backupSignature.signerOf>): string | undefined {
  try {
    return backupSignature.signerOf(...given);
  } catch {
    return undefined;
  }
}

async function proveFiles(zip: ZipFile, entries: Entries, { files, keys, tables }: BackupManifest): Promise<void> {
  const held = [...files, ...(keys.place === 'inside' ? keys.files : [])];
  const named = new Set([manifestFile, signatureFile, ...held.map(({ entry }) => entry), ...tables.map(({ table }) => tableEntry(table))]);
  for (const name of entries.keys()) if (!named.has(name)) throw new Error(`${name} is not in its manifest`);
  for (const { path, entry, sha256 } of held) {
    const there = entries.get(entry);
    if (there === undefined) throw new Error(`${path} is missing in it`);
    if ((await entryDigest(zip, there)) !== sha256) throw new Error(`${path} is not the file that was signed`);
  }
}

async function proveTables(file: Backup['file'], { tables, audit }: BackupManifest, onRow: NonNullable<Opening['onRow']>): Promise<void> {
  const walk = recordsWalk();
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const { table, rows, sha256, columns } of tables) {
    const digest = rowDigest({ name: table, columns, key: [] });
    for await (const line of linesOfBytes(file(tableEntry(table)))) {
      digest.add(`${line}\n`);
      if (table === 'audit') walk.add(backupRow.parse(parseJson(line)));
      onRow(++done, total);
    }
    const found = digest.digest();
    if (found.rows !== rows || found.sha256 !== sha256) throw new Error(`its table ${table} is not the one that was signed`);
  }
  const verdict = walk.verdict();
  if (verdict.status !== audit.status || verdict.length !== audit.records || verdict.head !== audit.head)
    throw new Error('its audit chain is not the one that it says it holds');
}
