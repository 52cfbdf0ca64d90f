import { type DocumentFile, type DocumentOutcome, refuse } from './document-outcome.ts';
import { type OcrCommand, recogniseText } from './ocr/recognise-text.ts';
import { recognisedPages } from './ocr/recognised-pages.ts';
import { parsingThread } from './parsing-thread.ts';
import { policyDocument } from './policy-document.ts';

const megabyte = 1024 * 1024;
const mostBytes = 20 * megabyte;

/** One thread for all files, started with the first of them. */
const thread = parsingThread({ timeLimitMs: 10_000, memoryMb: 300 });

const recognised =
  'The words of this file were read from pictures of its pages by text recognition. Check names, figures and dates against the file itself.';

/** How files are read that hold no text of their own. */
export interface ReadingOptions {
  /** Reads scanned PDFs; without it they are refused. */
  readonly ocr?: OcrCommand;
}

/** Reads a file into stored documents with exact places; a file that cannot be read is a value that says why, never an exception. */
export async function readDocument(file: DocumentFile, { ocr }: ReadingOptions = {}): Promise<DocumentOutcome> {
  const { name, bytes } = file;
  if (bytes.length > mostBytes)
    return refuse('too-large', `${name} has ${Math.ceil(bytes.length / megabyte)} MB; at most 20 MB are read. Split the file.`);
  if (bytes.length === 0) return refuse('document-unreadable', `${name} is empty. Choose a file that holds text.`);
  const outcome = await thread.parse({ name, bytes });
  if (outcome.status === 'read' || outcome.isScanned !== true || ocr === undefined) return outcome;
  const found = await recogniseText(ocr, bytes);
  if (found.status === 'failed') return refuse('document-unreadable', `${name} was scanned, and ${found.why}`);
  return { status: 'read', documents: [policyDocument(name, recognisedPages(found.text))], notices: [recognised] };
}
