import { createPrivateKey, createPublicKey } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { AssayError, sha256 } from '@assay/core';
import { openZip, readEntries } from '../records/read-zip.ts';
import { type Backup, bytesOf, notBackup } from './open-backup.ts';

/** The files of keys, by path. */
export type Keys = ReadonlyMap<string, Uint8Array>;

/** Reads the file of keys that was written beside a backup. */
export async function readKeysFile(path: string): Promise<Keys> {
  try {
    const zip = await openZip(path);
    try {
      const entries = await readEntries(zip, ({ uncompressedSize }) => {
        if (uncompressedSize > mostBytes) throw new Error('it holds more than keys');
      });
      const read = [...entries.keys()].map(async (name) => [name, await buffer(bytesOf(zip, entries, name))] as const);
      return new Map(await Promise.all(read));
    } finally {
      zip.close();
    }
  } catch (error) {
    throw notBackup(path, error);
  }
}

/** The public half of the key that signs for the deployment: it must have signed the backup too. */
export function signerIn(keys: Keys, path: string): string {
  try {
    const runner = Buffer.from(keys.get('keys/runner.pem') ?? []).toString('utf8');
    return createPublicKey(createPrivateKey(runner)).export({ type: 'spki', format: 'pem' }).toString();
  } catch (error) {
    throw new AssayError('data-file-invalid', `${path} holds no keys/runner.pem that can sign. Name the file of keys with --keys.`, {
      cause: error,
    });
  }
}

/** The keys that belong to a backup, those that it names and no others: from the file that was given, or out of itself. */
export async function keysOf({ manifest, file }: Pick<Backup, 'manifest' | 'file'>, given: Keys | undefined): Promise<Keys> {
  const { place, files } = manifest.keys;
  const keys = new Map<string, Uint8Array>();
  for (const { path, entry, sha256: digest } of files) {
    const bytes = place === 'inside' ? await buffer(file(entry)) : given?.get(entry);
    if (bytes === undefined || sha256(bytes) !== digest)
      throw new AssayError(
        'data-file-invalid',
        `The file of keys does not belong to this backup (${path} is another one). Name the one that was written with it.`,
      );
    keys.set(path, bytes);
  }
  return keys;
}

// --- Internal ---

const mostBytes = 1024 * 1024;
