import { citation, defineTool, position } from '@assay/core';
import { z } from 'zod';
import { composeReply } from './compose-reply.ts';
import { phrases } from './phrases.ts';

const input = z.strictObject({
  letter: z
    .string()
    .max(200_000, 'at most 200,000 characters')
    .refine((text) => text.trim() !== '', 'paste the letter'),
});

const result = z.object({
  draft: z.string(),
  paragraphs: z.array(z.object({ text: z.string(), citations: z.array(citation), kind: z.enum(['frame', 'line', 'gap']) })),
  asks: z.array(z.object({ quote: z.string(), position, status: z.enum(['answered', 'gap']), line: citation.nullable() })),
  opening: z.string(),
  close: z.string(),
  reference: z.string(),
});

export type DrafterInput = z.output<typeof input>;
export type DrafterResult = z.infer<typeof result>;

/** Drafts a reply to a letter from approved lines, and shows where no line covers what was asked. */
export const drafter = defineTool<DrafterInput, DrafterResult>({
  name: 'drafter',
  title: 'Correspondence drafter',
  description: 'Drafts a reply to a letter: every question is answered by an approved line, word for word, or shown as a gap.',
  module: import.meta.url,
  input,
  result,
  usesRetriever: true,
  phrases,
  sources: ({ letter }) => [{ document: 'input', title: 'The letter', start: 0, text: letter, trust: 'caller' }],
  on: { embedded: composeReply },
});
