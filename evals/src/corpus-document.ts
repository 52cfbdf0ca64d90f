import { type Block, digestOf, type StoredDocument, storedDocument } from '@assay/core';
import { z } from 'zod';

/** A page of a suite's own corpus, BEIR layout with what a policy page also says of itself. */
export const corpusPage = z.strictObject({
  _id: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string().optional(),
  publisher: z.string().optional(),
  nation: z.string().optional(),
  updated: z.string().optional(),
  status: z.enum(['current', 'withdrawn']).optional(),
});

/** An approved line of a suite's own corpus. */
export const corpusLine = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  topic: z.string(),
  status: z.enum(['approved', 'draft', 'expired']),
  owner: z.string(),
  cleared: z.string(),
  review: z.string(),
  nation: z.string(),
  source: z.string(),
});

/** A corpus page as a stored document. */
export function pageDocument({ _id, title, text, ...metadata }: z.infer<typeof corpusPage>): StoredDocument {
  return document({ id: _id, collection: 'policy', title, text, metadata: { ...metadata, synthetic: true } });
}

/** An approved line as a stored document: its text is what goes into letters. */
export function lineDocument({ id, title, text, source: _source, ...metadata }: z.infer<typeof corpusLine>): StoredDocument {
  return document({ id, collection: 'lines', title, text, metadata: { ...metadata, synthetic: true } });
}

// --- Internal ---

function document(parts: Pick<StoredDocument, 'id' | 'collection' | 'title' | 'text' | 'metadata'>): StoredDocument {
  const blocks = blocksOf(parts.text);
  const audience = ['everyone'];
  const digest = digestOf({ title: parts.title, text: parts.text, metadata: parts.metadata, blocks, audience });
  return storedDocument.parse({ ...parts, blocks, audience, digest, origin: parts.id });
}

/** Lines that start with "- " are list items, short lines on their own without a full stop are headings. */
function blocksOf(text: string): Block[] {
  const lines = [...text.matchAll(/[^\n]+/g)];
  return lines.flatMap((line): Block[] => {
    const [whole] = line;
    const isItem = /^\s{0,4}[-•*] /.test(whole);
    const isHeading = !isItem && whole.length <= 90 && !/[.:;,?!]\s*$/.test(whole);
    const skipped = isItem ? whole.length - whole.replace(/^\s{0,4}[-•*] /, '').length : 0;
    const start = line.index + skipped;
    const end = line.index + whole.trimEnd().length;
    if (end <= start) return [];
    return [isHeading ? { kind: 'heading', level: 2, start, end } : { kind: isItem ? 'list-item' : 'paragraph', start, end }];
  });
}
