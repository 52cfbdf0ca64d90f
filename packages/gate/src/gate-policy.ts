import { createPublicKey } from 'node:crypto';
import { AssayError, envelope, messageOf, openEnvelope, signEnvelope } from '@assay/core';
import { z } from 'zod';
import { driftPolicy } from './drift/drift-policy.ts';

const publicKey = z.string().refine(isPublicKey, 'an Ed25519 public key (PEM)');

/** An assurance officer on the trust list: the key is who signs, the name is who that is. */
const approver = z.strictObject({ name: z.string().trim().min(1).max(120), key: publicKey });

/** How the gate decides: one signed file, so that a change of rules is as visible as a change of code. */
const gatePolicy = z.strictObject({
  version: z.literal(1),
  mode: z.enum(['development', 'production']),
  /** Public keys (PEM) whose signature on evidence counts. */
  runners: z.array(publicKey).min(1),
  /** Assurance officers; in production one of them must have approved. */
  approvers: z.array(approver),
  evidenceDays: z.number().int().min(1).max(366),
  /** The weakest dataset tier that the best accuracy suite may rest on. */
  requiredTier: z.enum(['synthetic', 'public', 'departmental']),
  /** What the policy asks for besides: the deep suites, a reviewer with a role, the note on due regard to equality. */
  requires: z.strictObject({ deep: z.boolean(), reviewer: z.boolean(), equalityNote: z.boolean() }),
  /** What rates in use are held to; usual values where it says nothing. */
  drift: driftPolicy.optional(),
});

export type GatePolicy = z.infer<typeof gatePolicy>;

const policyType = 'application/vnd.assay.gate-policy+json';

/** A gate policy as the signed file's text. */
export function sealGatePolicy(policy: GatePolicy, privateKeyPem: string): string {
  return `${JSON.stringify(signEnvelope(policyType, JSON.stringify(policy), privateKeyPem), null, 2)}\n`;
}

/** The policy inside an envelope that one of its own runners signed: what a bundle brings along, to be judged by its reader. */
export function envelopedPolicy(text: string): GatePolicy | undefined {
  try {
    const sealed = envelope.parse(JSON.parse(text));
    const claimed = gatePolicy.parse(JSON.parse(Buffer.from(sealed.payload, 'base64').toString('utf8')));
    return openEnvelope(sealed, policyType, claimed.runners) === undefined ? undefined : claimed;
  } catch {
    return undefined;
  }
}

/** Reads a signed gate policy; only a key of the deployment itself may have signed it. */
export function readGatePolicy(text: string, file: string, trustedKeys: readonly string[]): GatePolicy {
  const advice = `Restore ${file} from a backup or from the policies folder beside it.`;
  try {
    const opened = openEnvelope(envelope.parse(JSON.parse(text)), policyType, trustedKeys);
    if (opened === undefined)
      throw new AssayError('policy-invalid', 'its signature is not by a key of this deployment, or it was edited after it was signed');
    return gatePolicy.parse(JSON.parse(opened.text));
  } catch (error) {
    throw new AssayError('policy-invalid', `The gate policy ${file} does not hold: ${messageOf(error)}. Every tool is off. ${advice}`, {
      cause: error,
    });
  }
}

// --- Internal ---

function isPublicKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
