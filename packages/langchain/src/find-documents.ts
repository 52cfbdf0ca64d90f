import { AssayError, type Caller, type Guardrails, type Passage, type Retriever, type SearchFilters } from '@assay/core';
import { Document } from '@langchain/core/documents';
import { stopTracing } from './stop-tracing.ts';

/** A retriever of Assay as one caller sees it. */
export interface CallersRetriever {
  readonly retriever: Retriever;
  /** Who asks, always: a chain of LangChain has no word for it. */
  readonly caller: Caller;
  readonly collection: string;
  /** Every passage is checked at stage context before it comes out, and left out where it is blocked. */
  readonly guardrails: Guardrails;
}

interface Question {
  readonly text: string;
  readonly limit: number;
  readonly filters?: SearchFilters;
}

const mostPassages = 50;
const longestQuestion = 4_000;

/** The passages that a caller may read, guarded, as LangChain documents with their scores, best first. */
export async function findDocuments(
  { text, limit, filters }: Question,
  { retriever, caller, collection, guardrails }: CallersRetriever,
): Promise<[Document, number][]> {
  stopTracing();
  if (text.length > longestQuestion)
    throw new AssayError('too-large', `A question has at most ${longestQuestion.toLocaleString('en-GB')} characters. Ask in fewer.`);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPassages)
    throw new AssayError('bad-usage', `Ask for 1 to ${mostPassages} documents.`);
  const { passages } = await retriever.search({ text, collection, limit, ...(filters === undefined ? {} : { filters }) }, caller);
  const session = guardrails.open({ engine: 'model', phrases: {} });
  const found: [Document, number][] = [];
  for (const passage of passages) {
    const title = await session.check(passage.title, { stage: 'context', trust: 'retrieved' });
    const words = await session.check(passage.text, { stage: 'context', trust: 'retrieved' });
    if (title.action === 'block' || words.action === 'block') continue;
    found.push([documentOf({ ...passage, title: title.text, text: words.text }), passage.score]);
  }
  return found;
}

// --- Internal ---

/** What is known of a passage stands flat, as LangChain has it; `position` points into the stored text. */
function documentOf({ id, document, title, text, position, coverage, confidence, missing, metadata }: Passage): Document {
  return new Document({
    id,
    pageContent: text,
    metadata: { ...metadata, document, title, position: { ...position }, coverage, confidence, missing: [...missing] },
  });
}
