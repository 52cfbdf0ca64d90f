/**
 * A sentence as it is compared: its words, figures, units and signs in order, without other marks, case and postcodes; `left` are
 * words left out, such as the writer's name. What has none of these is compared as it stands.
 */
export function sentenceKey(text: string, left: ReadonlySet<string> = new Set()): string {
  const said = text.replaceAll(postcode, ' ');
  const parts = [...said.matchAll(part)].map(({ 0: one }) => (minuses.has(one) ? '-' : one.toLowerCase()));
  return parts.length === 0 ? said.replaceAll(/\s+/g, ' ').trim() : parts.filter((one) => !left.has(one)).join(' ');
}

// --- Internal ---

/** Where somebody lives tells campaigners apart, and not what they say. */
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/gi;

/** Words and numbers, what a number is of (a currency, a share, less than nothing, a fraction), and pictures. */
const part =
  /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*|[\p{N}\p{Sc}%‰°]|(?<![\p{L}\p{N}])[-−‐‑–](?=\p{Sc}?\d)|(?<=\p{Sc})[-−‐‑–](?=\d)|\p{Extended_Pictographic}/gu;
const minuses = new Set('-−‐‑–');
