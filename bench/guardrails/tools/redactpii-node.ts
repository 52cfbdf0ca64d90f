import { alignMasked } from '../align-masked.ts';
import { importPeer } from '../peers/import-peer.ts';
import type { Tool } from './tool.ts';

interface Package {
  readonly Redactor: new () => { redact(text: string): string };
}

const mask = /CREDIT_CARD_NUMBER|EMAIL_ADDRESS|PERSON_NAME|PHONE_NUMBER|US_SOCIAL_SECURITY_NUMBER/u;

/** `@redactpii/node` with all its rules, without a key, so that nothing is sent to its dashboard. */
export async function redactpiiNode(): Promise<Tool<string>> {
  const { Redactor } = await importPeer<Package>('@redactpii/node');
  const redactor = new Redactor();
  return { redact: (text) => redactor.redact(text), hidden: (text, masked) => alignMasked(text, masked, mask) };
}
