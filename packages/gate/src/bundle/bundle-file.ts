import { AssayError, describeIssues, type Envelope, envelope, messageOf, sha256, signEnvelope } from '@assay/core';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';

/** What a bundle holds: every file by its digest, for one tool in one configuration. */
const bundleManifest = z.strictObject({
  format: z.literal(1),
  tool: z.string(),
  engine: z.string(),
  configuration: z.string(),
  createdAt: z.iso.datetime(),
  /** What was left out, and why: departmental data stays with its department. */
  leftOut: z.array(z.string()),
  files: z.record(z.string(), z.string()),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

/** A bundle as it was read: nothing in it is believed yet. */
export interface Bundle {
  readonly manifest: BundleManifest;
  readonly manifestText: string;
  readonly signature: Envelope;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly countersignatures: readonly { readonly file: string; readonly envelope: Envelope | undefined }[];
}

/** The type of the maker's signature over the manifest's bytes. */
export const bundleType = 'application/vnd.assay.bundle+json';

const limits = { bundle: 128 * 1024 * 1024, files: 20_000 } as const;
const manifestFile = 'manifest.json';
const signatureFile = 'manifest.sig.json';
const countersignatureFolder = 'countersignatures/';

/** Packs files with a signed manifest of their digests: a zip that any program opens, the same bytes for the same files. */
export function packBundle(
  about: Omit<BundleManifest, 'format' | 'files'>,
  files: ReadonlyMap<string, Uint8Array>,
  signingKey: string,
): Uint8Array {
  const unfit = [...files.keys()].find((path) => !isPlainPath(path));
  if (unfit !== undefined)
    throw new AssayError(
      'bad-usage',
      `${JSON.stringify(unfit)} cannot go into a bundle: its name has a character that not every system takes. Rename the file.`,
    );
  const digests = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, sha256(bytes)]));
  const manifestText = `${JSON.stringify({ format: 1, ...about, files: digests } satisfies BundleManifest, null, 1)}\n`;
  const signature = signEnvelope(bundleType, manifestText, signingKey);
  return zip(new Map([[manifestFile, strToU8(manifestText)], [signatureFile, strToU8(JSON.stringify(signature))], ...files]));
}

/** Reads a bundle within bounds; a file that is none is an error in words. */
export function readBundle(bytes: Uint8Array): Bundle {
  const refuse = (problem: string, cause?: unknown) =>
    new AssayError('evidence-invalid', `The file is not a bundle of Assay: ${problem}. Ask its sender for it again.`, { cause });
  const entries = unzip(bytes, refuse);
  const text = (path: string) => {
    const found = entries.get(path);
    if (found === undefined) throw refuse(`it has no ${path}`);
    return strFromU8(found);
  };
  const manifestText = text(manifestFile);
  const manifest = bundleManifest.safeParse(parseJson(manifestText));
  if (!manifest.success) throw refuse(`its ${manifestFile} does not hold (${describeIssues(manifest.error)})`);
  const signature = envelope.safeParse(parseJson(text(signatureFile)));
  if (!signature.success) throw refuse(`its ${signatureFile} is not a signature`);
  const counter = [...entries].filter(([path]) => path.startsWith(countersignatureFolder));
  const isOfBundle = (path: string) => path !== manifestFile && path !== signatureFile && !path.startsWith(countersignatureFolder);
  return {
    manifest: manifest.data,
    manifestText,
    signature: signature.data,
    files: new Map([...entries].filter(([path]) => isOfBundle(path))),
    countersignatures: counter.map(([file, found]) => ({ file, envelope: envelope.safeParse(parseJson(strFromU8(found))).data })),
  };
}

/** The same bundle with one more counter-signature beside its files; nothing else changes. */
export function addCountersignature(bytes: Uint8Array, name: string, countersignature: Envelope): Uint8Array {
  readBundle(bytes);
  const entries = unzip(bytes, (problem) => new AssayError('evidence-invalid', problem));
  return zip(new Map([...entries, [`${countersignatureFolder}${name}.json`, strToU8(JSON.stringify(countersignature))]]));
}

/** Puts the digest of a zip into its archive comment: dates and flags, which no file's digest covers, are covered too. */
export function sealArchive(archive: Uint8Array): Uint8Array {
  const whole = new Uint8Array(archive.length + digestLength);
  whole.set(archive);
  // The last field of a zip's end record is the length of its comment (APPNOTE 4.3.16), little-endian.
  new DataView(whole.buffer).setUint16(archive.length - 2, digestLength, true);
  whole.set(strToU8(sha256(whole.subarray(0, archive.length))), archive.length);
  return whole;
}

// --- Internal ---

/** One date for all entries: a zip must not differ by the hour it was made. */
const anyDay = new Date('2000-01-01T00:00:00Z');

function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return sealArchive(zipSync(Object.fromEntries(files), { level: 6, mtime: anyDay }));
}

/** A digest as `sha256` writes it, in characters. */
const digestLength = sha256('').length;

function isWhole(bytes: Uint8Array): boolean {
  const end = Math.max(0, bytes.length - digestLength);
  return strFromU8(bytes.subarray(end), true) === sha256(bytes.subarray(0, end));
}

function unzip(bytes: Uint8Array, refuse: (problem: string, cause?: unknown) => AssayError): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > limits.bundle) throw refuse('it is larger than a bundle ever is');
  if (!isWhole(bytes)) throw refuse('its bytes are not those it was written with');
  const sizes = new Map<string, number>();
  const names = new Set<string>();
  let unpacked = 0;
  let packed = 0;
  try {
    const entries = unzipSync(bytes, {
      filter({ name, size, originalSize, compression }) {
        unpacked += Math.max(size, originalSize);
        packed += size;
        // Entries that share their bytes unpack to more than the file could hold.
        if (unpacked > limits.bundle || packed > bytes.length || sizes.size >= limits.files)
          throw new Error('it unpacks to more than a bundle ever holds');
        if (compression === 0 && size !== originalSize)
          throw new Error(`the sizes of ${JSON.stringify(name.slice(0, 80))} contradict each other`);
        if (!isPlainPath(name)) throw new Error(`it holds a file named ${JSON.stringify(name.slice(0, 80))}`);
        // Programs differ in which of two entries of one name they show: a reader must see what was proved.
        if (names.has(name.toLowerCase())) throw new Error(`it holds two files named ${JSON.stringify(name.slice(0, 80))}`);
        names.add(name.toLowerCase());
        sizes.set(name, originalSize);
        return true;
      },
    });
    const wrong = Object.entries(entries).find(([name, content]) => content.length !== sizes.get(name));
    if (wrong !== undefined) throw new Error(`${wrong[0]} is not as long as it says`);
    return new Map(Object.entries(entries));
  } catch (error) {
    throw refuse(messageOf(error), error);
  }
}

/** A relative path that stays inside its folder on every system. */
function isPlainPath(path: string): boolean {
  return (
    path.length < 400 &&
    /^[\w.@+-][\w.@+ /-]*$/.test(path) &&
    path.split('/').every((step) => step !== '' && step !== '__proto__' && !/^\.+$|[ .]$/.test(step))
  );
}
