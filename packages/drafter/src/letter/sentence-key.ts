import { tokenise } from '@assay/language';

/** A sentence as it is compared: its words and figures in order, without marks, case and postcodes; `left` are words left out, such as the writer's name. */
export function sentenceKey(text: string, left: ReadonlySet<string> = new Set()): string {
  return tokenise(text.replaceAll(postcode, ' '))
    .map(({ word }) => word)
    .filter((word) => !left.has(word))
    .join(' ');
}

// --- Internal ---

/** Where somebody lives tells campaigners apart, and not what they say. */
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/gi;
