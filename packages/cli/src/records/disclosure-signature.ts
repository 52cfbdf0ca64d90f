import { createPublicKey } from 'node:crypto';
import { type Envelope, keyId, openEnvelope, signEnvelope } from '@assay/core';
import { z } from 'zod';

/** What names every file of a disclosure bundle by its digest, and the signature of that. */
export const manifestFile = 'manifest.json';
export const signatureFile = 'manifest.sig.json';

const signatureType = 'application/vnd.assay.disclosure+json';
const signedManifest = z.strictObject({ manifest: z.string() });

/** Signs a manifest by its SHA-256, as a DSSE envelope. */
export function signManifest(digest: string, signingKey: string): Envelope {
  return signEnvelope(signatureType, JSON.stringify({ manifest: digest }), signingKey);
}

/** The key that signed this manifest; undefined where the given one did not, or signed another. */
export function signerOf(signature: Envelope, digest: string, publicKey: string): string | undefined {
  const opened = openEnvelope(signature, signatureType, [publicKey]);
  if (opened === undefined || signedManifest.parse(JSON.parse(opened.text)).manifest !== digest) return undefined;
  return keyId(createPublicKey(publicKey));
}
