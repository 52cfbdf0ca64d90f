import { documentMetadata, type Passage, position, type SearchReceipt, storedDocument } from '@assay/core';
import { z } from 'zod';
import type { CollectionAnswer, DocumentSummary } from '../library.ts';
import type { Operation } from './operation.ts';

const summarySchema = z.object({
  id: z.string(),
  collection: z.string(),
  title: z.string(),
  characters: z.int(),
  origin: z.string(),
  digest: z.string(),
  metadata: documentMetadata,
  audience: z.array(z.string()).describe('The groups that may read it.'),
}) satisfies z.ZodType<DocumentSummary>;

const passageSchema = z.object({
  id: z.string(),
  document: z.string(),
  title: z.string(),
  text: z.string(),
  position,
  score: z.number(),
  coverage: z.number(),
  confidence: z.number(),
  missing: z.array(z.string()),
  metadata: documentMetadata,
}) satisfies z.ZodType<Passage>;

const receiptSchema = z.object({
  query: z.string(),
  terms: z.array(z.string()),
  collection: z.string(),
  documentsSearched: z.int(),
}) satisfies z.ZodType<Omit<SearchReceipt, 'filters'>>;

const collectionSchema = z.object({
  collection: z.string(),
  passages: z.array(passageSchema),
  receipt: receiptSchema,
}) satisfies z.ZodType<CollectionAnswer>;

const listSchema = z.object({ page: z.int(), pageSize: z.int(), total: z.int(), documents: z.array(summarySchema) });
const foundSchema = z.object({ query: z.string(), collections: z.array(collectionSchema) });
// The place of a file in a form; what is in it is read from its bytes.
const upload = z.object({ file: z.string().meta({ contentMediaType: 'application/octet-stream' }).describe('One file of at most 20 MB.') });

/** What can be asked of the documents that tools draw on. */
export const documentOperations: readonly Operation[] = [
  {
    id: 'list-documents',
    method: 'get',
    path: '/api/documents',
    tag: 'documents',
    summary: 'The documents that the caller may see, a page at a time; with a question, the passages that are found for it.',
    query: z.object({
      page: z.string().optional().describe('A page number; anything odd is the first page.'),
      q: z.string().optional().describe('A question.'),
    }),
    answers: { 200: { description: 'Documents, or passages.', content: { 'application/json': z.union([listSchema, foundSchema]) } } },
    problems: [],
  },
  {
    id: 'add-document',
    method: 'post',
    path: '/api/documents',
    tag: 'documents',
    summary: 'Takes a file in. For editors.',
    body: { type: 'multipart/form-data', schema: upload },
    answers: {
      201: { description: 'It is in.', content: { 'application/json': z.object({ documents: z.array(z.string()) }) } },
    },
    problems: ['audit-unavailable', 'bad-usage', 'document-unreadable', 'forbidden', 'input-blocked', 'too-large', 'unsupported-type'],
  },
  {
    id: 'read-file',
    method: 'post',
    path: '/api/file-texts',
    tag: 'documents',
    summary: 'Reads a file to its text for who means to send it to a tool; nothing is kept.',
    body: { type: 'multipart/form-data', schema: upload },
    answers: {
      200: {
        description: 'Its text, and what should be known of how it was read.',
        content: { 'application/json': z.object({ text: z.string(), notices: z.array(z.string()) }) },
      },
    },
    problems: ['bad-usage', 'document-unreadable', 'too-large', 'unsupported-type'],
  },
  {
    id: 'get-document',
    method: 'get',
    path: '/api/documents/{id}',
    tag: 'documents',
    summary: 'A document as the guardrails let it be shown; without blocks where that changed its text.',
    answers: { 200: { description: 'The document.', content: { 'application/json': storedDocument } } },
    problems: ['forbidden', 'not-found'],
  },
  {
    id: 'remove-document',
    method: 'delete',
    path: '/api/documents/{id}',
    tag: 'documents',
    summary: 'Takes a document out of store and index. For editors.',
    answers: { 204: { description: 'It is out.' } },
    problems: ['forbidden', 'not-found'],
  },
];
