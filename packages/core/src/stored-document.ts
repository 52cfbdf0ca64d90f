import { z } from 'zod';

/** A stretch of a document's text with a role; offsets are UTF-16 into `text`. */
export const block = z.object({
  kind: z.enum(['heading', 'paragraph', 'list-item', 'table-row']),
  level: z.number().int().min(1).max(6).optional(),
  page: z.number().int().positive().optional(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});

export type Block = z.infer<typeof block>;

/** What is known about a document besides its text; every value is plain text from the document itself. */
export const documentMetadata = z.object({
  description: z.string().optional(),
  publisher: z.string().optional(),
  author: z.string().optional(),
  published: z.string().optional(),
  updated: z.string().optional(),
  type: z.string().optional(),
  nation: z.string().optional(),
  status: z.enum(['current', 'withdrawn', 'approved', 'draft', 'expired']).optional(),
  language: z.string().optional(),
  url: z.string().optional(),
  synthetic: z.boolean().optional(),
  topic: z.string().optional(),
  owner: z.string().optional(),
  cleared: z.string().optional(),
  review: z.string().optional(),
  /** The protective marking that the document bears, as the guardrails read it. */
  marking: z.string().optional(),
  /** How its words were read where they are not the file's own: from pictures of its pages. */
  readBy: z.enum(['ocr']).optional(),
});

export type DocumentMetadata = z.infer<typeof documentMetadata>;

/** A source text as Assay keeps it: every position anywhere points into `text`. */
export const storedDocument = z.object({
  id: z.string().min(1),
  collection: z.string().min(1),
  title: z.string(),
  text: z.string(),
  blocks: z.array(block),
  metadata: documentMetadata,
  audience: z.array(z.string()).min(1),
  digest: z.string(),
  origin: z.string(),
});

export type StoredDocument = z.infer<typeof storedDocument>;
