import { citation, defineTool } from '@assay/core';
import { z } from 'zod';
import { extractKeyPoints } from './extract-key-points.ts';

const input = z.strictObject({
  document: z
    .string()
    .max(20_000_000, 'at most 20 million characters; summarise it in parts')
    .refine((text) => text.trim() !== '', 'paste a text or choose a file that holds one'),
  maxWords: z.number().int().min(10).max(2_000).default(120),
});

const result = z.object({
  title: z.string(),
  words: z.number().int(),
  sentences: z.array(z.object({ text: z.string(), citations: z.array(citation).min(1) })),
  leftOut: z.array(z.string()),
});

export type SummariserInput = z.output<typeof input>;
export type SummariserResult = z.infer<typeof result>;

/** Shortens a document to its key points and shows the sentence each one is. */
export const summariser = defineTool<SummariserInput, SummariserResult>({
  name: 'summariser',
  title: 'Summariser',
  description: 'Shortens a document to its key points. Every point is a sentence of the document, and shows where it stands.',
  module: import.meta.url,
  input,
  result,
  sources: ({ document }) => [{ document: 'input', title: 'Your document', start: 0, text: document, trust: 'caller' }],
  on: { embedded: extractKeyPoints },
});
