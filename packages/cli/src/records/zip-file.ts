import { createHash } from 'node:crypto';
import { createWriteStream, openSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { AssayError, messageOf } from '@assay/core';
import { ZipFile as ZipWriter } from 'yazl';

/** What a file of a zip comes in. */
type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** A zip that is written as its files come, of any size; a file of it need not fit into memory. */
export interface ZipFile {
  /** Puts a file in, piece by piece, and gives its SHA-256. */
  add(name: string, pieces: Pieces): Promise<string>;
  /** Completes the zip; when it resolves, a power cut cannot lose it. */
  finish(): Promise<void>;
  /** Removes what was written of it. */
  abandon(): Promise<void>;
}

/** Begins a zip at a path where there is no file; only its owner may read it. */
export function openZipFile(path: string, date: Date): ZipFile {
  return zipInto(createWriteStream(path, { fd: opened(path), flush: true }), { path, date });
}

/** The same into a stream that was opened. */
export function zipInto(file: Writable, { path, date }: { readonly path: string; readonly date: Date }): ZipFile {
  const zip = new ZipWriter();
  const written = pipeline(zip.outputStream, file);
  const broken = new Promise<never>((_, reject) => zip.once('error', reject));
  // Whoever waits for a piece or the end is told; until then nobody listens.
  for (const waiting of [written, broken]) waiting.catch(() => {});
  const unlessBroken = async (work: Promise<unknown>) => {
    try {
      await Promise.race([work, broken, written.then(() => work)]);
    } catch (error) {
      throw noSpace(path, error) ?? error;
    }
  };
  return {
    async add(name, pieces) {
      const hash = createHash('sha256');
      const source = Readable.from(inBlocks(pieces, hash), { objectMode: false });
      zip.addReadStream(source, name, { mtime: date, mode: 0o100600 });
      await unlessBroken(finished(source));
      return hash.digest('hex');
    },
    async finish() {
      zip.end();
      await unlessBroken(written);
    },
    async abandon() {
      file.destroy();
      await written.catch(() => {});
      await unlink(path);
    },
  };
}

// --- Internal ---

const blockBytes = 128 * 1024;

/** Lines and other small pieces go through the compressor by the block. */
async function* inBlocks(pieces: Pieces, hash: { update(bytes: Uint8Array): unknown }): AsyncGenerator<Buffer> {
  let [block, bytes]: [Buffer[], number] = [[], 0];
  const whole = () => {
    const joined = Buffer.concat(block, bytes);
    hash.update(joined);
    [block, bytes] = [[], 0];
    return joined;
  };
  for await (const piece of pieces) {
    const part = typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    block.push(part);
    bytes += part.length;
    if (bytes >= blockBytes) yield whole();
  }
  if (bytes > 0) yield whole();
}

function noSpace(path: string, error: unknown): AssayError | undefined {
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  if (!isFull) return undefined;
  const message = `There is no space left for ${path} (${messageOf(error)}). Make space, or name a file on another disk with --out.`;
  return new AssayError('disk-full', message, { cause: error });
}

function opened(path: string): number {
  try {
    return openSync(path, 'wx', 0o600);
  } catch (error) {
    const message = `${path} cannot be written: ${messageOf(error)}. Choose another name with --out; nothing is overwritten.`;
    throw noSpace(path, error) ?? new AssayError('bad-usage', message, { cause: error });
  }
}
