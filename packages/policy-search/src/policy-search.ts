import { citation, defineTool } from '@assay/core';
import { z } from 'zod';
import { phrases } from './phrases.ts';
import { quotePassages } from './quote-passages.ts';

const input = z.strictObject({
  question: z
    .string()
    .max(2_000, 'at most 2,000 characters; put the rest into "scenario"')
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'write a question'),
  scenario: z.string().max(20_000).optional(),
});

const result = z.object({
  status: z.enum(['answered', 'nothing-found']),
  passages: z.array(z.object({ text: z.string(), citation })),
  nearest: z.array(z.object({ document: z.string(), title: z.string(), note: z.string() })),
  receipt: z.object({ query: z.string(), terms: z.array(z.string()), collection: z.string(), documentsSearched: z.number().int() }),
});

export type PolicySearchInput = z.output<typeof input>;
export type PolicySearchResult = z.infer<typeof result>;

/** Answers a question with quoted passages and where they stand, or says that nothing was found. */
export const policySearch = defineTool<PolicySearchInput, PolicySearchResult>({
  name: 'policy-search',
  title: 'Policy search',
  description:
    'Answers a question with passages quoted from the documents that were ingested, each with its place, or says honestly that nothing was found.',
  module: import.meta.url,
  input,
  result,
  usesRetriever: true,
  phrases,
  on: { embedded: quotePassages },
});
