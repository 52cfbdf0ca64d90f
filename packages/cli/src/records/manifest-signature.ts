import { createPublicKey } from 'node:crypto';
import { type Envelope, keyId, openEnvelope, signEnvelope } from '@assay/core';
import { z } from 'zod';

/** What names every file of a zip by its digest, and the signature of that. */
export const manifestFile = 'manifest.json';
export const signatureFile = 'manifest.sig.json';

/** How manifests of one kind are signed. */
export interface ManifestSignature {
  /** Signs a manifest by its SHA-256, as a DSSE envelope. */
  sign(digest: string, signingKey: string): Envelope;
  /** The key that signed this manifest; undefined where the given one did not, or signed another. */
  signerOf(signature: Envelope, digest: string, publicKey: string): string | undefined;
}

/** A signature of one kind of manifest never counts for another kind. */
export function manifestSignature(type: string): ManifestSignature {
  return {
    sign: (digest, signingKey) => signEnvelope(type, JSON.stringify({ manifest: digest }), signingKey),
    signerOf(signature, digest, publicKey) {
      const opened = openEnvelope(signature, type, [publicKey]);
      if (opened === undefined || signedManifest.parse(JSON.parse(opened.text)).manifest !== digest) return undefined;
      return keyId(createPublicKey(publicKey));
    },
  };
}

// --- Internal ---

const signedManifest = z.strictObject({ manifest: z.string() });
