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

/** What the format can hold without its extension (APPNOTE 4.4), with room for the directory at the end. */
const mostHeld = { files: 65_535, bytes: 4_000_000_000 };

/** Begins a zip at a path where there is no file; only its owner may read it. */
export function openZipFile(path: string, date: Date, most: typeof mostHeld = mostHeld): ZipFile {
  const descriptor = opened(path);
  let [files, bytes] = [0, 0];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    bytes += chunk.length;
    if (bytes > most.bytes) throw tooLarge(`${most.bytes} bytes`);
    for (let written = 0; written < chunk.length; ) written += writeSync(descriptor, chunk, written);
  });
  return {
    async add(name, pieces) {
      files += 1;
      if (files > most.files) throw tooLarge(`${most.files} files`);
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

function tooLarge(most: string): AssayError {
  return new AssayError('too-large', `There is more than one file of this kind can hold (${most}). Ask for fewer days, and make several.`);
}

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
