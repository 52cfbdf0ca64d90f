import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AssayError, messageOf } from '@assay/core';
import { readDocument } from '@assay/documents';
import { textOfFile, withHiddenMarking } from './document-marking.ts';

/** A title longer than this is cut. */
const longestTitle = 300;

/** The bytes of a file the person named. */
export async function readInputFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new AssayError('not-found', `${path} cannot be read: ${messageOf(error)}. Check the name.`, { cause: error });
  }
}

/** The text of a document file, in whatever format it is. */
export async function readTextFile(path: string): Promise<string> {
  return (await readMessageFile(path)).text;
}

/** The text of a file and of what is attached to it, and the attachments that it does not hold. */
export async function readMessageFile(path: string): Promise<{ readonly text: string; readonly unreadAttachments: readonly string[] }> {
  const name = basename(path);
  const read = await readDocument({ name, bytes: await readInputFile(path) });
  if (read.status === 'refused') throw new AssayError('document-unreadable', read.message);
  const { documents } = read;
  const named = documents.flatMap(({ metadata }) => attachmentNote.exec(metadata.description ?? '')?.[1]?.split(', ') ?? []);
  // The note of what was not read stands with the words of a mail; a mail without words has none.
  const hasNoNote = documents[0]?.origin.startsWith(`${name}/`) === true;
  return {
    text: textOfFile(read),
    unreadAttachments: hasNoNote ? [...named, 'whatever else came with an e-mail without words'] : named,
  };
}

/** A document as it is handed to a tool, and whether its publisher has withdrawn it. */
interface InputDocument {
  readonly title: string;
  readonly text: string;
  readonly isWithdrawn: boolean;
}

/** The documents of a file, in whatever format it is, each with a title: an e-mail holds itself and what is attached to it. */
export async function readDocumentFile(path: string): Promise<readonly InputDocument[]> {
  const read = await readDocument({ name: basename(path), bytes: await readInputFile(path) });
  if (read.status === 'refused') throw new AssayError('document-unreadable', read.message);
  return read.documents.map(({ title, text, metadata }) => ({
    title: title.slice(0, longestTitle),
    text: withHiddenMarking(text, read.hidden),
    isWithdrawn: metadata.status === 'withdrawn',
  }));
}

/** One record of a JSONL file, by its id. */
export async function readJsonlRecord(path: string, id: string): Promise<Readonly<Record<string, unknown>>> {
  for (const { record } of await readJsonlLines(path)) {
    const read = record();
    if (read.id === id || read._id === id) return read;
  }
  throw new AssayError('not-found', `${path} holds no record with the id "${id}".`);
}

/** The lines of a JSONL file that hold something, each read when it is asked for: one that is no record is an error of its own. */
export async function readJsonlLines(
  path: string,
): Promise<readonly { readonly line: number; record(): Readonly<Record<string, unknown>> }[]> {
  const lines = new TextDecoder().decode(await readInputFile(path)).split('\n');
  return lines.flatMap((text, index) =>
    text.trim() === '' ? [] : [{ line: index + 1, record: () => parseRecord(text, `${path}, line ${index + 1}`) }],
  );
}

// --- Internal ---

/** What the reader of e-mails notes with a mail. */
const attachmentNote = /^Attachments? not read: (.+)$/s;

function parseRecord(line: string, place: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw new AssayError('document-unreadable', `${place} is not JSON: ${messageOf(error)}. Correct the line.`, { cause: error });
  }
  throw new AssayError('document-unreadable', `${place} is not a JSON object. Correct the line.`);
}
