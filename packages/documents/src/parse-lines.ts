import { describeIssues, type StoredDocument } from '@assay/core';
import { z } from 'zod';
import { type DocumentOutcome, refuse } from './document-outcome.ts';
import { textBlocks, tidyLines } from './parse-text.ts';
import { storedFrom } from './policy-document.ts';

/** An approved line as departments keep it; `synthetic` marks samples that nobody has approved. */
const approvedLine = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  text: z.string().trim().min(1),
  topic: z.string(),
  status: z.enum(['approved', 'draft', 'expired']),
  owner: z.string(),
  cleared: z.string(),
  review: z.string(),
  nation: z.string(),
  source: z.string(),
  synthetic: z.boolean().optional(),
});

/** Approved lines, one JSON record a line, each a document of its own; one bad record refuses the file, so that no line is missed. */
export function parseLines(name: string, source: string): DocumentOutcome {
  const documents = new Map<string, StoredDocument>();
  for (const [index, line] of source.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${name}, line ${index + 1}`;
    const value = parseJson(line);
    if (value === undefined) return refuse('document-unreadable', `${place} is not JSON. Correct the line.`);
    const parsed = approvedLine.safeParse(value);
    if (!parsed.success)
      return refuse('document-unreadable', `${place} is not an approved line: ${describeIssues(parsed.error)}. Correct the record.`);
    const { id } = parsed.data;
    if (documents.has(id)) return refuse('document-unreadable', `${place} has the id of a line before it. Give each line its own id.`);
    documents.set(id, lineDocument(name, parsed.data));
  }
  return { status: 'read', documents: [...documents.values()] };
}

// --- Internal ---

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function lineDocument(
  origin: string,
  { id, title, text, source: _, synthetic, ...metadata }: z.infer<typeof approvedLine>,
): StoredDocument {
  const tidied = tidyLines(text);
  return storedFrom({
    id,
    collection: 'lines',
    title,
    text: tidied,
    blocks: textBlocks(tidied, { headings: false }),
    metadata: { ...metadata, ...(synthetic === true ? { synthetic } : {}) },
    origin,
  });
}
