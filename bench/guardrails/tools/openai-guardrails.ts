import { alignMasked } from '../align-masked.ts';
import { normalisedCopy } from '../normalised-copy.ts';
import { importPeer } from '../peers/import-peer.ts';
import type { Tool } from './tool.ts';

interface Package {
  readonly PIIConfig: { parse(config: object): object };
  pii(context: object, text: string, config: object): Promise<{ readonly info: { readonly checked_text: string } }>;
}

/** The types that a UK letter can hold: the two UK ones and those of no country, but for dates, places and web addresses. */
export const ukTypes = ['CREDIT_CARD', 'EMAIL_ADDRESS', 'IBAN_CODE', 'IP_ADDRESS', 'PHONE_NUMBER', 'UK_NHS', 'UK_NINO'];

/** The PII check of `@openai/guardrails`, masking as before a call; with no types, those it looks for by default. */
export async function openaiGuardrails(entities?: readonly string[]): Promise<Tool<string>> {
  const { pii, PIIConfig } = await importPeer<Package>('@openai/guardrails');
  const config = PIIConfig.parse({ block: false, ...(entities === undefined ? {} : { entities }) });
  return {
    redact: async (text) => (await pii({}, text, config)).info.checked_text,
    // Its masked text is of a normalised copy, but where nothing was found it is the text itself.
    hidden(text, masked) {
      if (masked === text) return [];
      const copy = normalisedCopy(text);
      return alignMasked(copy.text, masked, /<[A-Z_]+>/u).map(copy.toOriginal);
    },
  };
}
