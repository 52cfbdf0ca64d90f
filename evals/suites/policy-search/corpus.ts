import { fileURLToPath } from 'node:url';
import { corpusPage, pageDocument, readRecords } from '@assay/evals';

const file = new URL('./corpus.jsonl', import.meta.url);

/** The suite's own pinned pages. */
export function policyCorpus() {
  return readRecords(fileURLToPath(file), corpusPage).records.map(pageDocument);
}
