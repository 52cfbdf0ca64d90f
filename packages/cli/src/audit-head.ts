import { readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, type AuditStore, envelope, messageOf, openEnvelope, sealWith, signEnvelope } from '@assay/core';
import { type ChainHead, gateKinds, sealKind } from '@assay/gate';
import { z } from 'zod';
import { unchangedFile } from './unchanged-file.ts';

const headType = 'application/vnd.assay.audit-head+json';
const head = z.strictObject({ sequence: z.number().int().positive(), hash: z.string() });

/** The file that says, signed, how far the gate's part of the audit chain goes. */
export const headFile = 'audit-head.json';

/**
 * The audit store with seals and a signed head: each record that the gate decides from is sealed by the runner key as it is
 * chained, so that none can be put in without the key; then the head is written again, so that a chain that was cut short
 * is noticed. Restoring an older copy of the whole data folder is not: keep the head that `assay audit verify` prints
 * somewhere else.
 */
export function sealedAudit(audit: AuditStore, folder: string, signingKey: string): AuditStore {
  const seal = sealWith(signingKey, sealKind);
  return {
    read: (kinds, from, limit) => audit.read(kinds, from, limit),
    async append(entry) {
      if (!gateKinds.includes(entry.kind)) return audit.append(entry);
      const record = await audit.append(entry, seal);
      await writeHead(folder, { sequence: record.sequence, hash: record.hash }, signingKey);
      return record;
    },
  };
}

/** Reads the head, anew where it or the keys changed; one that was not signed by a key of the deployment is an error, none at all is `missing`. */
export function headReader(folder: string): (trustedKeys: readonly string[]) => Promise<ChainHead | 'missing'> {
  let keys: readonly string[] = [];
  let read = unchangedFile((path) => openHead(path, keys));
  return async (trustedKeys) => {
    if (trustedKeys.join() !== keys.join()) {
      keys = trustedKeys;
      read = unchangedFile((path) => openHead(path, trustedKeys));
    }
    return read(join(folder, headFile));
  };
}

// --- Internal ---

function openHead(path: string, trustedKeys: readonly string[]): ChainHead | 'missing' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'missing';
  }
  try {
    const opened = openEnvelope(envelope.parse(JSON.parse(text)), headType, trustedKeys);
    if (opened === undefined) throw new Error('it is not signed by a key of this deployment');
    return head.parse(JSON.parse(opened.text));
  } catch (error) {
    throw new AssayError('evidence-invalid', `${headFile} does not hold: ${messageOf(error)}. Restore it from a backup.`, { cause: error });
  }
}

/** Writes the head whole or not at all, and never back: another process may have written a later one. */
async function writeHead(folder: string, to: ChainHead, signingKey: string): Promise<void> {
  const path = join(folder, headFile);
  const before = await readFile(path, 'utf8').then(claimedSequence, () => 0);
  if (before > to.sequence) return;
  const unfinished = `${path}.${process.pid}.${to.sequence}`;
  await writeFile(unfinished, `${JSON.stringify(signEnvelope(headType, JSON.stringify(to), signingKey))}\n`, { mode: 0o600 });
  await rename(unfinished, path);
}

/** What a head file says of itself; it is checked where it is read. */
function claimedSequence(text: string): number {
  try {
    const { payload } = envelope.parse(JSON.parse(text));
    return head.parse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8'))).sequence;
  } catch {
    return 0;
  }
}
