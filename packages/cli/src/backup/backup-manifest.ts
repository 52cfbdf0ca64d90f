import { z } from 'zod';
import { manifestSignature } from '../records/manifest-signature.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ path: z.string().min(1), entry: z.string(), sha256: digest });

/** Where the keys of a backup are: in a file of their own, in the backup itself, or nowhere. */
export const keyPlaces = ['apart', 'inside', 'none'] as const;
export type KeyPlace = (typeof keyPlaces)[number];

/** What a backup holds, by digest. */
export const backupManifest = z.strictObject({
  format: z.literal(1),
  kind: z.literal('assay-backup'),
  at: z.string(),
  by: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), columns: z.array(z.string()), rows: z.int().nonnegative(), sha256: digest })),
  audit: z.strictObject({ status: z.enum(['whole', 'broken']), records: z.int().nonnegative(), head: z.string(), reason: z.string() }),
  files: z.array(file),
  keys: z.strictObject({ place: z.enum(keyPlaces), files: z.array(file) }),
  leftOut: z.array(z.strictObject({ path: z.string(), why: z.string() })),
  signer: z.string(),
});
export type BackupManifest = Readonly<z.infer<typeof backupManifest>>;

/** A manifest as it stands in its file. */
export function manifestText(manifest: BackupManifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** How the manifest of a backup is signed: by the runner key, which is kept apart from it. */
export const backupSignature = manifestSignature('application/vnd.assay.backup+json');

/** The file for the keys that belong to a backup. */
export function keysFileOf(file: string): string {
  return file.replace(/\.zip$/i, '.keys.zip');
}

/** The entry in which a table's rows are. */
export function tableEntry(table: string): string {
  return `tables/${table}.jsonl`;
}
