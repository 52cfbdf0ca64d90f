export type { DocumentFile, DocumentOutcome } from './document-outcome.ts';
export { readDocument } from './read-document.ts';
