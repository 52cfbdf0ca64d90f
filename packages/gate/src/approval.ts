import { createPublicKey } from 'node:crypto';
import { AssayError, digestOf, type Envelope, keyId, messageOf, openEnvelope, signEnvelope, statementType } from '@assay/core';
import { z } from 'zod';
import type { GatePolicy } from './gate-policy.ts';
import { parseJson } from './parse-json.ts';

const descriptor = z.strictObject({ name: z.string(), digest: z.strictObject({ sha256: z.string() }) });

/**
 * A person's acceptance of evidence: in-toto Statement v1 with the simple verification result predicate v0.2
 * (in-toto/attestation), and beside it, in `assay`, who accepted what and why.
 */
const approvalStatement = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(descriptor).length(1),
  predicateType: z.literal('https://in-toto.io/attestation/svr/v0.2'),
  predicate: z.strictObject({
    verifier: z.strictObject({ id: z.string(), policies: z.array(descriptor).length(1) }),
    timeCreated: z.iso.datetime(),
    properties: z.array(z.enum(['ASSAY_APPROVED', 'ASSAY_EXTENDED'])).length(1),
    assay: z.strictObject({
      name: z.string(),
      role: z.string(),
      reason: z.string(),
      /** How due regard was had to equality (Equality Act 2010, section 149): the note itself. */
      equalityNote: z.string(),
      /** The evidence accepted: suite and digest of its envelope. */
      evidence: z.array(descriptor).min(1),
      /** Until when expired evidence stands longer; empty for an approval. */
      until: z.iso.datetime().or(z.literal('')),
    }),
  }),
});

type ApprovalStatement = z.infer<typeof approvalStatement>;

/** What an officer accepts, in the words of the command. */
export interface ApprovalRequest {
  readonly tool: string;
  readonly engine: string;
  readonly configuration: string;
  readonly evidence: readonly { readonly suite: string; readonly envelope: string }[];
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  readonly equalityNote: string;
  readonly at: Date;
  /** Makes it an extension of expired evidence. */
  readonly until?: Date;
}

/** Signs an approval or an extension with an officer's key; refuses keys that the policy does not trust for it. */
export function signApproval(request: ApprovalRequest, privateKeyPem: string, policy: GatePolicy): Envelope {
  const id = officerOf(privateKeyPem, request.name, policy);
  const statement: ApprovalStatement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: `${request.tool}@${request.engine}`, digest: { sha256: request.configuration } }],
    predicateType: 'https://in-toto.io/attestation/svr/v0.2',
    predicate: {
      verifier: { id, policies: [{ name: 'gate-policy', digest: { sha256: digestOf(policy) } }] },
      timeCreated: request.at.toISOString(),
      properties: [request.until === undefined ? 'ASSAY_APPROVED' : 'ASSAY_EXTENDED'],
      assay: {
        name: request.name,
        role: request.role,
        reason: request.reason,
        equalityNote: request.equalityNote,
        evidence: request.evidence.map(({ suite, envelope }) => ({ name: suite, digest: { sha256: envelope } })),
        until: request.until?.toISOString() ?? '',
      },
    },
  };
  return signEnvelope(statementType, JSON.stringify(statement), privateKeyPem);
}

/** An approval whose signature and claims hold, or why it does not count. */
export type VerifiedApproval =
  | { readonly status: 'verified'; readonly statement: ApprovalStatement; readonly keyId: string; readonly covers: ReadonlySet<string> }
  | { readonly status: 'refused'; readonly reason: string };

/** Believes an approval only when one key of the trust list that runs no measurements signed exactly these bytes, under its own name. */
export function verifyApproval(sealed: Envelope, policy: GatePolicy, now: Date): VerifiedApproval {
  const refuse = (reason: string): VerifiedApproval => ({ status: 'refused', reason });
  const runners = new Set(policy.runners.map(idOf));
  const officers = policy.approvers.filter(({ key }) => !runners.has(idOf(key)));
  const opened = openEnvelope(
    sealed,
    statementType,
    officers.map(({ key }) => key),
  );
  if (opened === undefined) return refuse('it is not signed by an officer on the trust list, or its signed part was edited');
  const parsed = approvalStatement.safeParse(parseJson(opened.text));
  if (!parsed.success) return refuse('its signed part is not an approval');
  const { predicate } = parsed.data;
  const [id = ''] = opened.keyIds;
  const officer = officers.find(({ key }) => idOf(key) === id);
  if (opened.keyIds.length !== 1 || predicate.verifier.id !== id) return refuse('it was signed by another key than it names');
  if (officer?.name !== predicate.assay.name) return refuse(`it is in the name of ${predicate.assay.name}, whose key this is not`);
  if (Date.parse(predicate.timeCreated) > now.getTime()) return refuse('it is dated in the future');
  return {
    status: 'verified',
    statement: parsed.data,
    keyId: id,
    covers: new Set(predicate.assay.evidence.map(({ digest }) => digest.sha256)),
  };
}

// --- Internal ---

function officerOf(privateKeyPem: string, name: string, { runners, approvers }: GatePolicy): string {
  const id = keyIdOf(privateKeyPem);
  if (runners.some((pem) => idOf(pem) === id))
    throw new AssayError(
      'forbidden',
      'This key runs measurements here; approval needs another person’s key. Make one with: npx assay gate keygen',
    );
  const officer = approvers.find(({ key }) => idOf(key) === id);
  if (officer === undefined)
    throw new AssayError(
      'forbidden',
      'The gate policy does not trust this key for approvals. Add its public key with: npx assay gate policy --approver NAME=FILE',
    );
  if (officer.name !== name)
    throw new AssayError(
      'forbidden',
      `This key is on the trust list as ${officer.name}'s, not ${name}'s. Approve with your own key and name.`,
    );
  return id;
}

function keyIdOf(privateKeyPem: string): string {
  try {
    return signEnvelope(statementType, '', privateKeyPem).signatures[0]?.keyid ?? '';
  } catch (error) {
    throw new AssayError('bad-usage', `The key cannot sign: ${messageOf(error)}. Give the file of an Ed25519 private key (PEM).`, {
      cause: error,
    });
  }
}

function idOf(publicKeyPem: string): string {
  return keyId(createPublicKey(publicKeyPem));
}
