export type { DocumentFile, DocumentOutcome } from './document-outcome.ts';
export type { OcrCommand } from './ocr/recognise-text.ts';
export { withAudience, withMetadata } from './policy-document.ts';
export { readDocument } from './read-document.ts';
export { type MessageIds, readMessageIds } from './read-message-ids.ts';
export { type EmailDraft, isAddress, writeEmailDraft } from './write/write-email-draft.ts';
export { writeOpenDocument } from './write/write-open-document.ts';
export { writeWord } from './write/write-word.ts';
export type { WrittenBlock, WrittenDocument } from './write/written-document.ts';
