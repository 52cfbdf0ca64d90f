import { createPublicKey } from 'node:crypto';
import { AssayError, type Envelope, keyId, messageOf, openEnvelope, sha256, signEnvelope } from '@assay/core';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import type { Bundle } from './bundle-file.ts';

const countersignatureType = 'application/vnd.assay.countersignature+json';

const countersignature = z.strictObject({
  manifest: z.string(),
  name: z.string(),
  organisation: z.string(),
  statement: z.string(),
  at: z.iso.datetime(),
  /** The signer's public key: who they are must be checked with them; here it only proves that one key signed. */
  publicKey: z.string(),
});
export type Countersignature = z.infer<typeof countersignature>;

/** Another department's signature under a bundle: theirs, never counted as approval here. */
export function signBundle(
  bundle: Bundle,
  claim: Pick<Countersignature, 'name' | 'organisation' | 'statement'> & { readonly at: Date },
  privateKeyPem: string,
): { readonly keyId: string; readonly envelope: Envelope } {
  try {
    const publicKey = createPublicKey(privateKeyPem);
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { at, ...said } = claim;
    const text: Countersignature = { manifest: sha256(bundle.manifestText), ...said, at: at.toISOString(), publicKey: pem };
    return { keyId: keyId(publicKey), envelope: signEnvelope(countersignatureType, JSON.stringify(text), privateKeyPem) };
  } catch (error) {
    throw new AssayError('bad-usage', `The key cannot sign: ${messageOf(error)}. Give the file of an Ed25519 private key (PEM).`, {
      cause: error,
    });
  }
}

/** A counter-signature that is of this bundle and of the key it names, or why it is not. */
export function verifyCountersignature(
  sealed: Envelope,
  bundle: Bundle,
  now: Date,
):
  | { readonly status: 'verified'; readonly keyId: string; readonly said: Countersignature }
  | { readonly status: 'refused'; readonly reason: string } {
  const claimed = countersignature.safeParse(parseJson(Buffer.from(sealed.payload, 'base64').toString('utf8')));
  if (!claimed.success) return { status: 'refused', reason: 'it is not a counter-signature' };
  try {
    const opened = openEnvelope(sealed, countersignatureType, [claimed.data.publicKey]);
    if (opened === undefined) return { status: 'refused', reason: 'the key it names did not sign it' };
    if (claimed.data.manifest !== sha256(bundle.manifestText)) return { status: 'refused', reason: 'it is of another bundle' };
    if (Date.parse(claimed.data.at) > now.getTime()) return { status: 'refused', reason: 'it is dated in the future' };
    return { status: 'verified', keyId: opened.keyIds[0] ?? '', said: claimed.data };
  } catch (error) {
    return { status: 'refused', reason: messageOf(error) };
  }
}
