import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** The files of a zip by name. */
export type Entries = ReadonlyMap<string, Entry>;

/** Opens a zip, which is hostile input. */
export function openZip(path: string): Promise<ZipFile> {
  return openPromise(path, { autoClose: false, validateEntrySizes: true, strictFileNames: true });
}

/** The files of a zip. Programs differ in which of two entries of one name they show: a reader must see what was proved. */
export async function readEntries(zip: ZipFile, onEntry: (entry: Entry) => void = () => {}): Promise<Entries> {
  const entries = new Map<string, Entry>();
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (names.has(name.toLowerCase())) throw new Error(`it holds two files named ${JSON.stringify(name.slice(0, 80))}`);
    onEntry(entry);
    names.add(name.toLowerCase());
    entries.set(name, entry);
  }
  return entries;
}

/** A file that is small in every zip of ours. */
export async function readSmall(zip: ZipFile, entries: Entries, name: string): Promise<string> {
  const entry = entries.get(name);
  if (entry === undefined) throw new Error(`it has no ${name}`);
  if (entry.uncompressedSize > mostBytes) throw new Error(`its ${name} is larger than one ever is`);
  return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
}

/** The SHA-256 of a file, of which little is in memory at a time. */
export async function entryDigest(zip: ZipFile, entry: Entry): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of await zip.openReadStreamPromise(entry)) hash.update(piece);
  return hash.digest('hex');
}

/** What a text says as JSON; undefined where it says nothing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// --- Internal ---

const mostBytes = 256 * 1024 * 1024;
