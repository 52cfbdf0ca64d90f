import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openEnvelope, signEnvelope } from './dsse.ts';

function keys() {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

const ours = keys();
const theirs = keys();
const sealed = signEnvelope('text/plain', 'measured', ours.privateKey);

describe('a signed envelope', () => {
  test('opens for the key that signed it', () => {
    expect(openEnvelope(sealed, 'text/plain', [theirs.publicKey, ours.publicKey])?.text).toBe('measured');
  });

  test.each([
    ['another key', sealed, 'text/plain', [theirs.publicKey]],
    ['no key', sealed, 'text/plain', []],
    ['another type than was signed', { ...sealed, payloadType: 'text/html' }, 'text/html', [ours.publicKey]],
    ['another type than was asked for', sealed, 'text/html', [ours.publicKey]],
    ['an edited payload', { ...sealed, payload: Buffer.from('measurec').toString('base64') }, 'text/plain', [ours.publicKey]],
    [
      'an edited signature',
      {
        ...sealed,
        signatures: [{ ...sealed.signatures[0], keyid: sealed.signatures[0]?.keyid ?? '', sig: Buffer.alloc(64).toString('base64') }],
      },
      'text/plain',
      [ours.publicKey],
    ],
  ])('stays shut for %s', (_, envelope, type, trusted) => {
    expect(openEnvelope(envelope, type, trusted)).toBeUndefined();
  });
});
