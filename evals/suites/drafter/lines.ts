import { fileURLToPath } from 'node:url';
import { corpusLine, lineDocument, readRecords } from '@assay/evals';

const file = new URL('./lines.jsonl', import.meta.url);

/** The suite's own pinned lines: approved ones, and drafts and expired ones that must never be used. */
export function lineCorpus() {
  return readRecords(fileURLToPath(file), corpusLine).records.map(lineDocument);
}
