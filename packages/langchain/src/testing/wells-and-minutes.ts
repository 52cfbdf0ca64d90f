import type { StoredDocument } from '@assay/core';

/** A page for everyone, and one for some. */
export const wellsAndMinutes: readonly StoredDocument[] = [
  pageOf('wells', 'Well grant', ['The well grant pays 60% of the cost.', 'Apply by 26 March 2027.'], ['everyone']),
  pageOf('minutes', 'Minutes', ['The budget of the well grant is spent.'], ['land']),
];

// --- Internal ---

function pageOf(id: string, title: string, lines: readonly string[], audience: readonly string[]): StoredDocument {
  const text = lines.join('\n');
  const blocks = lines.map((line) => {
    const start = text.indexOf(line);
    return { kind: 'paragraph' as const, start, end: start + line.length };
  });
  const metadata = { publisher: 'Land Office' };
  return { id, collection: 'policy', title, text, blocks, metadata, audience: [...audience], digest: id, origin: id };
}
