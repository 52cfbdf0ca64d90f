import { citation, defineTool } from '@assay/core';
import { z } from 'zod';
import { answerWithModel } from './answer-with-model.ts';
import { phrases } from './phrases.ts';
import { quotePassages } from './quote-passages.ts';
import { longestQuestion } from './resolve-question.ts';

const name = z.string().trim().min(1).max(200);

const filters = z.strictObject({
  publisher: name.optional(),
  type: name.optional(),
  nation: z.enum(['England', 'Scotland', 'Wales', 'Northern Ireland']).optional(),
  status: z.enum(['current', 'withdrawn']).optional(),
  marking: name.optional(),
  updatedFrom: z.iso.date().optional(),
  updatedTo: z.iso.date().optional(),
});

const input = z.strictObject({
  question: z
    .string()
    .max(longestQuestion, 'at most 2,000 characters; put the rest into "scenario"')
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'write a question'),
  scenario: z.string().max(20_000).optional(),
  /** What was asked before in the same conversation, oldest first: a question that goes on from it is understood with it. */
  previous: z.array(z.string().max(20_000)).max(10).optional(),
  filters: filters.optional(),
});

const result = z.object({
  /** `answered`: the passages answer; `perhaps`: they are the nearest there are, and a person must judge; else nothing was near. */
  status: z.enum(['answered', 'perhaps', 'nothing-found']),
  /** How sure it is that the first passage answers, 0 to 1; 0 where nothing is quoted. */
  confidence: z.number(),
  /** What a model says of the passages, as far as they bear it out; none on the embedded engine. */
  statements: z.array(z.object({ text: z.string(), citations: z.array(citation).min(1) })),
  passages: z.array(z.object({ text: z.string(), citation })),
  nearest: z.array(z.object({ document: z.string(), title: z.string(), note: z.string() })),
  /** What to say to be answered for one of them, where pages of different nations answer; else empty. */
  choices: z.array(z.string()),
  /** Two pages that give other figures for the same thing, side by side; which of them holds a person must judge. */
  disagreements: z.array(
    z.object({ pages: z.array(z.object({ document: z.string(), title: z.string(), says: z.string(), updated: z.string().optional() })) }),
  ),
  receipt: z.object({
    query: z.string(),
    terms: z.array(z.string()),
    collection: z.string(),
    filters: filters.optional(),
    documentsSearched: z.number().int(),
  }),
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
  foundNothing: ({ status }) => status === 'nothing-found',
  on: { embedded: quotePassages, model: answerWithModel },
});
