import { createPublicKey } from 'node:crypto';
import { AssayError, type AuditRecord, type AuditStore, keyId } from '@assay/core';
import { gateKinds } from '@assay/gate';
import { headReader } from '../audit-head.ts';
import type { Deployment } from '../deployment.ts';

type Signing = Pick<Deployment, 'store' | 'folder' | 'now'>;

/** Why the chain is signed just now. */
export type SigningOccasion = 'start' | 'hour' | 'stop';

/**
 * Signs how far the whole audit chain goes, where it has grown since: with a sealed record, whose seal covers its place and the
 * hash of all before, and the head file. Two records are read, however long the chain is. Nothing is signed over a chain that
 * is not the one that was signed before.
 */
export async function signChain({ store, folder, now }: Signing, occasion: SigningOccasion): Promise<AuditRecord | undefined> {
  const { audit } = store;
  const runners = trustedRunners(folder);
  const signed = await headReader(folder.path)(runners);
  if (signed === 'missing' && (await audit.read(gateKinds, 0, 1)).length > 0)
    throw refusal('audit-head.json, which says how far it was signed, is missing', 'Restore it from a backup.');
  const [last, next] = signed === 'missing' ? [undefined, ...(await audit.read(undefined, 0, 1))] : await twoFrom(audit, signed.sequence);
  if (signed !== 'missing' && last?.hash !== signed.hash)
    throw refusal(`record ${signed.sequence}, which this deployment signed, is not in it any more`, 'See: npx assay audit verify');
  if (next === undefined) return undefined;
  return audit.append({ kind: 'chain-signed', at: now().toISOString(), actor: 'assay', body: { at: occasion } });
}

// --- Internal ---

async function twoFrom(audit: AuditStore, sequence: number): Promise<readonly (AuditRecord | undefined)[]> {
  return audit.read(undefined, sequence, 2);
}

/** A seal of a key that the policy does not name would break the chain for good. */
function trustedRunners({ runnerKey, readPolicy }: Deployment['folder']): readonly string[] {
  const reading = readPolicy();
  if (reading.status === 'broken') throw refusal(reading.reason, 'Restore gate-policy.json from a backup.');
  const { runners } = reading.policy;
  const own = keyId(createPublicKey(runnerKey));
  if (runners.some((pem) => keyId(createPublicKey(pem)) === own)) return runners;
  throw refusal('the gate policy does not name the runner key of this process', 'Was the key replaced? Start the server again.');
}

function refusal(problem: string, remedy: string): AssayError {
  return new AssayError('evidence-invalid', `The audit chain was not signed: ${problem}. ${remedy}`);
}
