import { AssayError, describeIssues, envelope, messageOf, sha256 } from '@assay/core';
import type { Entry, ZipFile } from 'yauzl';
import { z } from 'zod';
import { signerOf } from './disclosure-signature.ts';
import { manifestFile, signatureFile } from './manifest-signature.ts';
import { type Entries, entryDigest, openZip, parseJson, readEntries, readSmall } from './read-zip.ts';

const manifestSchema = z.looseObject({
  format: z.literal(1),
  at: z.string(),
  by: z.string(),
  scope: z.looseObject({ of: z.string() }),
  chain: z.looseObject({ status: z.string() }),
  files: z.record(z.string(), z.string()),
  signer: z.string(),
});

/** One thing that was checked of a bundle. */
interface DisclosureCheck {
  readonly what: string;
  readonly holds: boolean;
  readonly detail: string;
}

/** What a bundle proves by itself, and what it says of itself. */
export interface DisclosureProof {
  readonly checks: readonly DisclosureCheck[];
  readonly signedBy: string;
  readonly about: Pick<z.output<typeof manifestSchema>, 'at' | 'by' | 'scope'>;
}

/** A bundle is hostile input: beyond these it is none of ours. Text and records pack to a tenth or so. */
const most = { ratio: 400, harmless: 64 * 1024 * 1024 };

/**
 * Proves a disclosure bundle: that a key signed its manifest, and that it holds the files that the manifest names, byte for byte,
 * and no others. The files are read one after the other, as programs that open a zip find them; none is written anywhere.
 */
export async function proveDisclosure(path: string, trustedKey?: string): Promise<DisclosureProof> {
  const zip = await opened(path);
  try {
    const entries = await readEntries(zip, refuseBomb(zip));
    const text = await readSmall(zip, entries, manifestFile);
    const parsed = manifestSchema.safeParse(parseJson(text));
    if (!parsed.success) throw new Error(`its ${manifestFile} does not hold (${describeIssues(parsed.error)})`);
    const { at, by, scope, chain, files, signer } = parsed.data;
    const signature = envelope.safeParse(parseJson(await readSmall(zip, entries, signatureFile)));
    if (!signature.success) throw new Error(`its ${signatureFile} is not a signature`);
    const signedBy = keyOf(() => signerOf(signature.data, sha256(text), trustedKey ?? signer));
    const wrong = await wrongFile(zip, entries, files);
    const checks: DisclosureCheck[] = [
      {
        what: 'signature of the manifest',
        holds: signedBy !== undefined,
        detail: signedBy === undefined ? unsignedWords(trustedKey) : `key ${signedBy}`,
      },
      { what: 'digests of the files', holds: wrong === undefined, detail: wrong ?? `${Object.keys(files).length} files` },
      { what: 'audit chain when it was made', holds: chain.status === 'whole', detail: chain.status },
    ];
    return { checks, signedBy: signedBy ?? '', about: { at, by, scope } };
  } catch (error) {
    throw notBundle(path, messageOf(error), error);
  } finally {
    zip.close();
  }
}

// --- Internal ---

function notBundle(path: string, problem: string, cause: unknown): AssayError {
  return new AssayError('evidence-invalid', `${path} is not a disclosure bundle of Assay: ${problem}. Ask its sender for it again.`, {
    cause,
  });
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openZip(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AssayError('not-found', `${path} cannot be read: ${error.message}. Check the name.`, { cause: error });
    throw notBundle(path, messageOf(error), error);
  }
}

function refuseBomb(zip: ZipFile): (entry: Entry) => void {
  let unpacked = 0;
  return ({ uncompressedSize }) => {
    unpacked += uncompressedSize;
    if (unpacked > most.harmless && unpacked > most.ratio * zip.fileSize) throw new Error('it unpacks to more than a bundle ever holds');
  };
}

async function wrongFile(zip: ZipFile, entries: Entries, files: Readonly<Record<string, string>>): Promise<string | undefined> {
  for (const name of entries.keys())
    if (name !== manifestFile && name !== signatureFile && !Object.hasOwn(files, name)) return `${name} is not in the manifest`;
  for (const [name, digest] of Object.entries(files)) {
    const entry = entries.get(name);
    if (entry === undefined) return `${name} is missing`;
    if ((await entryDigest(zip, entry)) !== digest) return `${name} is not the file that was signed`;
  }
  return undefined;
}

/** A key that is none signed nothing. */
function keyOf(find: () => string | undefined): string | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

function unsignedWords(trustedKey: string | undefined): string {
  return trustedKey === undefined ? 'the key that it names did not sign it' : 'the key that you gave did not sign it';
}
