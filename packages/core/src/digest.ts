import { createHash, createHmac, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of bytes or UTF-8 text, in lower-case hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 over the canonical JSON of a value (RFC 8785). */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** HMAC-SHA-256 in hexadecimal: how personal values are committed to without being recoverable by guessing. For many texts a key object is seven times quicker than its bytes. */
export function hmac(key: Uint8Array | KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
