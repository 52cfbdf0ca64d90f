import { alignMasked } from '../align-masked.ts';
import { importPeer } from '../peers/import-peer.ts';
import type { Tool } from './tool.ts';

interface Package {
  readonly SyncRedactor: new () => { redact(text: string): string };
}

const mask =
  /CREDIT_CARD_NUMBER|STREET_ADDRESS|ZIPCODE|PHONE_NUMBER|IP_ADDRESS|US_SOCIAL_SECURITY_NUMBER|EMAIL_ADDRESS|USERNAME|PASSWORD|CREDENTIALS|DIGITS|URL|PERSON_NAME/u;

/** `redact-pii` with all its built-in patterns; its Google part is left alone, as it needs a key. */
export async function redactPii(): Promise<Tool<string>> {
  const { SyncRedactor } = await importPeer<Package>('redact-pii');
  const redactor = new SyncRedactor();
  return { redact: (text) => redactor.redact(text), hidden: (text, masked) => alignMasked(text, masked, mask) };
}
