import type { PolicySearchResult } from '@assay/policy-search';
import { policyCorpus } from './corpus.ts';

let pages: ReadonlyMap<string, string> | undefined;

/** Whether a quotation stands in the suite's corpus where its citation says. */
export function isVerbatimQuotation({ quote, position }: PolicySearchResult['passages'][number]['citation']): boolean {
  pages ??= new Map(policyCorpus().map(({ id, text }) => [id, text]));
  return pages.get(position.document)?.slice(position.start, position.end) === quote;
}
