import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from './digest.ts';

/** A DSSE envelope: the payload's bytes, their type, and signatures over both (secure-systems-lab/dsse, v1.0.2). */
export const envelope = z.object({
  payloadType: z.string(),
  payload: z.base64(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() })).min(1),
});

export type Envelope = z.infer<typeof envelope>;

/** DSSE's pre-authentication encoding: binds the type to the bytes, lengths in bytes. */
function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `), payload]);
}

/** The key's name everywhere: SHA-256 over its public SPKI bytes. */
export function keyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return sha256(publicKey.export({ type: 'spki', format: 'der' }));
}

/** Signs text as a DSSE envelope with Ed25519. */
export function signEnvelope(payloadType: string, text: string, privateKeyPem: string): Envelope {
  const key = createPrivateKey(privateKeyPem);
  const payload = Buffer.from(text);
  const signature = sign(null, preAuthenticationEncoding(payloadType, payload), key);
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyId(key), sig: signature.toString('base64') }],
  };
}

/** The payload text and which trusted keys signed it; undefined when none of them did or the type is another. */
export function openEnvelope(
  sealed: Envelope,
  payloadType: string,
  trustedKeys: readonly string[],
): { readonly text: string; readonly keyIds: readonly string[] } | undefined {
  if (sealed.payloadType !== payloadType) return undefined;
  const payload = Buffer.from(sealed.payload, 'base64');
  const encoded = preAuthenticationEncoding(payloadType, payload);
  const keyIds = new Set<string>();
  for (const pem of trustedKeys) {
    const key = createPublicKey(pem);
    const id = keyId(key);
    const isSigner = sealed.signatures.some(({ keyid, sig }) => keyid === id && verify(null, encoded, key, Buffer.from(sig, 'base64')));
    if (isSigner) keyIds.add(id);
  }
  return keyIds.size > 0 ? { text: payload.toString('utf8'), keyIds: [...keyIds] } : undefined;
}

/** Seals hashes of one kind of record with Ed25519: the kind is signed with the hash, so that a seal fits nothing else. */
export function sealWith(privateKeyPem: string, kind: string): (hash: string) => string {
  const key = createPrivateKey(privateKeyPem);
  const id = keyId(key);
  return (hash) => `${id}:${sign(null, Buffer.from(`${kind}\n${hash}`), key).toString('base64')}`;
}

/** Whether one of the keys made a seal. */
export function isSealed(
  { seal, hash }: { readonly seal?: string | undefined; readonly hash: string },
  kind: string,
  publicKeys: readonly string[],
): boolean {
  const [id = '', signature = ''] = (seal ?? '').split(':');
  return publicKeys.some((pem) => {
    const key = createPublicKey(pem);
    return keyId(key) === id && verify(null, Buffer.from(`${kind}\n${hash}`), key, Buffer.from(signature, 'base64'));
  });
}
