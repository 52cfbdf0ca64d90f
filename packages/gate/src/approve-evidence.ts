import { createPublicKey } from 'node:crypto';
import { AssayError, type EvidenceRecord, keyId, messageOf, signEnvelope } from '@assay/core';
import type { GatePolicy } from './gate-policy.ts';

/**
 * Evidence with an officer's signature beside the runner's, over the same bytes, as a record of its own: stored evidence is never edited.
 * Refuses a key that the policy does not trust, one that also runs measurements, and one that has signed already.
 */
export function approveEvidence(record: EvidenceRecord, privateKeyPem: string, policy: GatePolicy): EvidenceRecord {
  const payload = Buffer.from(record.envelope.payload, 'base64').toString('utf8');
  const { signatures } = signWith(record.envelope.payloadType, payload, privateKeyPem);
  const officer = signatures[0]?.keyid ?? '';
  if (policy.runners.some((pem) => idOf(pem) === officer))
    throw new AssayError(
      'forbidden',
      'This key runs measurements here; approval needs another person’s key. Make one with: npx assay gate keygen',
    );
  if (!policy.approvers.some((pem) => idOf(pem) === officer))
    throw new AssayError(
      'forbidden',
      'The gate policy does not trust this key for approvals. Add its public key with: npx assay gate policy --approver FILE',
    );
  if (record.envelope.signatures.some(({ keyid }) => keyid === officer))
    throw new AssayError('forbidden', `This key has approved evidence ${record.id} already.`);
  return {
    ...record,
    id: `${record.id}+${officer.slice(0, 12)}`,
    envelope: { ...record.envelope, signatures: [...record.envelope.signatures, ...signatures] },
  };
}

// --- Internal ---

function signWith(payloadType: string, payload: string, privateKeyPem: string) {
  try {
    return signEnvelope(payloadType, payload, privateKeyPem);
  } catch (error) {
    throw new AssayError('bad-usage', `The key cannot sign: ${messageOf(error)}. Give the file of an Ed25519 private key (PEM).`, {
      cause: error,
    });
  }
}

function idOf(publicKeyPem: string): string {
  return keyId(createPublicKey(publicKeyPem));
}
