import { createHash } from 'node:crypto';
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { AssayError, messageOf } from '@assay/core';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A zip that is written as its files come; a file of it need not fit into memory. */
export interface ZipFile {
  /** Puts a file in, piece by piece, and gives its SHA-256. */
  add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<string>;
  /** Completes the zip. */
  finish(): void;
  /** Removes what was written of it. */
  abandon(): void;
}

/** Begins a zip at a path where there is no file; only its owner may read it. */
export function openZipFile(path: string, date: Date): ZipFile {
  const descriptor = opened(path);
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    for (let written = 0; written < chunk.length; ) written += writeSync(descriptor, chunk, written);
  });
  return {
    async add(name, pieces) {
      const entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = date;
      zip.add(entry);
      const hash = createHash('sha256');
      for await (const piece of pieces) {
        const bytes = strToU8(piece);
        hash.update(bytes);
        entry.push(bytes);
      }
      entry.push(new Uint8Array(), true);
      return hash.digest('hex');
    },
    finish() {
      zip.end();
      closeSync(descriptor);
    },
    abandon() {
      closeSync(descriptor);
      unlinkSync(path);
    },
  };
}

// --- Internal ---

function opened(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    throw new AssayError(
      'bad-usage',
      `${path} cannot be written: ${messageOf(error)}. Choose another name with --out; nothing is overwritten.`,
      {
        cause: error,
      },
    );
  }
}
