import { type DocumentFile, type DocumentOutcome, refuse } from './document-outcome.ts';
import { parsingThread } from './parsing-thread.ts';

const megabyte = 1024 * 1024;
const mostBytes = 20 * megabyte;

/** One thread for all files, started with the first of them. */
const thread = parsingThread({ timeLimitMs: 10_000, memoryMb: 300 });

/** Reads a file into stored documents with exact places; a file that cannot be read is a value that says why, never an exception. */
export async function readDocument(file: DocumentFile): Promise<DocumentOutcome> {
  const { name, bytes } = file;
  if (bytes.length > mostBytes)
    return refuse('too-large', `${name} has ${Math.ceil(bytes.length / megabyte)} MB; at most 20 MB are read. Split the file.`);
  if (bytes.length === 0) return refuse('document-unreadable', `${name} is empty. Choose a file that holds text.`);
  return thread.parse({ name, bytes });
}
