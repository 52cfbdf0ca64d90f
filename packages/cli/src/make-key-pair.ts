import { generateKeyPairSync } from 'node:crypto';

/** A new Ed25519 key pair, both as PEM. */
export function makeKeyPair(): { readonly publicKey: string; readonly privateKey: string } {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
