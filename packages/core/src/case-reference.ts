import { z } from 'zod';
import { hmac } from './digest.ts';

const longest = 100;

/** The reference by which a department knows a case, as people write it. */
export const caseReference = z
  .string()
  .trim()
  .min(1, 'give the reference of the case')
  .max(longest, `a reference of a case has at most ${longest} characters`)
  .regex(/^\P{Cc}*$/u, 'a reference of a case is one line of plain characters');

/**
 * What is kept of a reference, for it can name a person: a keyed digest, the same however it is spaced and in capitals or not.
 * Who knows a reference finds its runs; from what is kept nobody reads it.
 */
export function caseDigest(deploymentKey: Uint8Array, reference: string): string {
  return hmac(deploymentKey, `case\n${reference.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()}`);
}
