import { readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, type AuditStore, envelope, messageOf, openEnvelope, sealWith, signEnvelope } from '@assay/core';
import { type ChainHead, gateKinds, sealKind } from '@assay/gate';
import { z } from 'zod';
import { unchangedFile } from './unchanged-file.ts';

const headType = 'application/vnd.assay.audit-head+json';
const head = z.strictObject({ sequence: z.number().int().positive(), hash: z.string() });

/** The file that says, signed, how far the audit chain went when it was last sealed: so many records, ending in this hash. */
export const headFile = 'audit-head.json';

/**
 * The audit store with seals and a signed head: each record that the gate decides from is sealed by the runner key as it is
 * chained, so that none can be put in without the key; then the head is written again, so that a chain that was cut short
 * is noticed. Restoring an older copy of the whole data folder is not: keep the head that `assay audit verify` prints
 * somewhere else.
 */
export function sealedAudit(
  audit: AuditStore,
  folder: string,
  { signingKey, onHead = async () => {} }: { readonly signingKey: string; readonly onHead?: (() => Promise<void>) | undefined },
): AuditStore {
  const seal = sealWith(signingKey, sealKind);
  return {
    read: (kinds, from, limit) => audit.read(kinds, from, limit),
    async append(entry) {
      if (!gateKinds.includes(entry.kind)) return audit.append(entry);
      const record = await audit.append(entry, seal);
      const to = { sequence: record.sequence, hash: record.hash };
      if (await isAfterHead(audit, folder, to)) {
        await writeHead(folder, to, signingKey);
        await onHead();
      }
      return record;
    },
  };
}

/** Reads the head, anew where it or the keys changed; one that was not signed by a key of the deployment is an error, none at all is `missing`. */
export function headReader(folder: string): (trustedKeys: readonly string[]) => Promise<ChainHead | 'missing'> {
  let keys: readonly string[] = [];
  let read = unchangedFile((path) => readHeadFile(path, keys));
  return async (trustedKeys) => {
    if (trustedKeys.join() !== keys.join()) {
      keys = trustedKeys;
      read = unchangedFile((path) => readHeadFile(path, trustedKeys));
    }
    return read(join(folder, headFile));
  };
}

/** The head inside an envelope that one of the keys signed; anything else is an error in words. */
export function openHead(sealed: unknown, trustedKeys: readonly string[]): ChainHead {
  const opened = openEnvelope(envelope.parse(sealed), headType, trustedKeys);
  if (opened === undefined) throw new Error('it is not signed by a key of this deployment');
  return head.parse(JSON.parse(opened.text));
}

/** Whether a head goes further than another one, as both say of themselves. */
export function isLaterHead(one: Uint8Array, other: Uint8Array | undefined): boolean {
  const reach = (bytes: Uint8Array) => claimedHead(Buffer.from(bytes).toString('utf8'))?.sequence ?? 0;
  return other === undefined || reach(one) > reach(other);
}

// --- Internal ---

function readHeadFile(path: string, trustedKeys: readonly string[]): ChainHead | 'missing' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'missing';
  }
  try {
    return openHead(JSON.parse(text), trustedKeys);
  } catch (error) {
    throw new AssayError('evidence-invalid', `${headFile} does not hold: ${messageOf(error)}. Restore it from a backup.`, { cause: error });
  }
}

/**
 * Never back, for another process may have written a later head; and never over one whose record is not in the chain any more:
 * a chain that was cut short or rewritten must not be signed as if it were the one before.
 */
async function isAfterHead(audit: AuditStore, folder: string, to: ChainHead): Promise<boolean> {
  const before = await readFile(join(folder, headFile), 'utf8').then(claimedHead, () => undefined);
  if (before === undefined) return true;
  if (before.sequence > to.sequence) return false;
  return (await audit.read(undefined, before.sequence, 1))[0]?.hash === before.hash;
}

/** Writes the head whole or not at all. */
async function writeHead(folder: string, to: ChainHead, signingKey: string): Promise<void> {
  const path = join(folder, headFile);
  const unfinished = `${path}.${process.pid}.${to.sequence}`;
  await writeFile(unfinished, `${JSON.stringify(signEnvelope(headType, JSON.stringify(to), signingKey))}\n`, { mode: 0o600, flush: true });
  await rename(unfinished, path);
}

/** What a head file says of itself; it is checked where it is read. */
function claimedHead(text: string): ChainHead | undefined {
  try {
    const { payload } = envelope.parse(JSON.parse(text));
    return head.parse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
  } catch {
    return undefined;
  }
}
