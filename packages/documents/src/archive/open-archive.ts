import { inflateRawSync } from 'node:zlib';
import { isDamaged, isLocked, type Unreadable, unreadable } from '../parsed-document.ts';
import { type ArchiveEntry, readDirectory } from './read-directory.ts';

const megabyte = 1024 * 1024;

/** What an office file may hold; a real one of 20 MB stays far below. */
const limits = { entries: 4_000, inflated: 300 * megabyte, taken: 64 * megabyte, part: 24 * megabyte, ratio: 200 };

/** Below this size no ratio is a danger. */
const harmless = 4 * megabyte;

/** The wanted parts of an archive by name, each inflated no further than its declared size. */
export type OpenArchive = { readonly status: 'open'; readonly parts: ReadonlyMap<string, Uint8Array> } | Unreadable;

const bomb = 'unpacks to far more than a document holds, as a file made to do harm does. Ask its sender for another copy.';

/** Opens a ZIP archive within limits. Archives inside it are not opened, nor is what the caller does not want. */
export function openArchive(bytes: Uint8Array, isWanted: (name: string) => boolean): OpenArchive {
  const entries = readDirectory(bytes, limits.entries);
  if (entries === 'damaged') return unreadable(isDamaged());
  if (entries === 'too-many') return unreadable(`holds more than ${limits.entries} parts. Save its text as text or HTML.`, 'too-large');
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const packed = entries.reduce((sum, { packedSize }) => sum + packedSize, 0);
  // Parts that share their bytes add up to more than the file holds.
  if (packed > bytes.length || total > limits.inflated || (total > harmless && total > limits.ratio * packed))
    return unreadable(bomb, 'too-large');

  const parts = new Map<string, Uint8Array>();
  let taken = 0;
  for (const entry of entries) {
    if (entry.name.endsWith('/') || !isWanted(entry.name)) continue;
    if (entry.isEncrypted) return unreadable(isLocked);
    taken += entry.size;
    if (entry.size > limits.part || taken > limits.taken)
      return unreadable('unpacks to more text than is read at once. Split it, or save it as text.', 'too-large');
    const part = inflate(bytes, entry);
    if (part === 'damaged') return unreadable(isDamaged());
    if (part === 'longer') return unreadable(bomb, 'too-large');
    // Entities could grow without limit; no office program declares any.
    if (Buffer.from(part.buffer, part.byteOffset, part.length).includes('<!ENTITY')) return unreadable(bomb);
    parts.set(entry.name, part);
  }
  return { status: 'open', parts };
}

// --- Internal ---

function inflate(bytes: Uint8Array, { start, packedSize, size, method }: ArchiveEntry): Uint8Array | 'damaged' | 'longer' {
  const packed = bytes.subarray(start, start + packedSize);
  if (packed.length !== packedSize || (method !== 0 && method !== 8)) return 'damaged';
  if (method === 0) return packed.length === size ? packed : 'damaged';
  try {
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    return part.length === size ? part : 'damaged';
  } catch (error) {
    return error instanceof RangeError ? 'longer' : 'damaged';
  }
}
