import { AssayError } from '@assay/core';
import { listFiles } from '../ingest-files.ts';
import { letterFields, letterInRecord } from '../letter/letter-in-record.ts';
import { readJsonlLines, readMessageFile } from '../read-text-file.ts';

/** A letter with what it is called in tables and files. */
export interface NamedLetter {
  readonly name: string;
  readonly text: string;
  /** What came with it and is no part of the text. */
  readonly unreadAttachments: readonly string[];
}

/** Letters of files and folders, and what could not be read: nothing is passed over in silence. */
export interface ReadLetters {
  readonly letters: readonly NamedLetter[];
  readonly unread: readonly { readonly name: string; readonly message: string }[];
}

/** Reads every file of the places that were named as a letter, and every record of a JSONL file. */
export async function readLetters(places: readonly string[], onRead: (done: number, total: number) => void): Promise<ReadLetters> {
  const files = new Set<string>();
  for (const place of places) for (const file of await listFiles(place)) files.add(file);
  const letters: NamedLetter[] = [];
  const unread: { name: string; message: string }[] = [];
  const take = async (name: string, read: () => Promise<Omit<NamedLetter, 'name'>> | Omit<NamedLetter, 'name'>) => {
    try {
      const letter = await read();
      if (letter.text.trim() === '') throw new AssayError('document-unreadable', 'it is empty');
      letters.push({ name, ...letter });
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      unread.push({ name, message: error.message });
    }
  };
  for (const [index, file] of [...files].entries()) {
    if (file.endsWith('.jsonl'))
      for (const { line, record } of await readJsonlLines(file)) await take(`${file}:${line}`, () => letterOf(record()));
    else await take(file, () => readMessageFile(file));
    onRead(index + 1, files.size);
  }
  return { letters, unread };
}

// --- Internal ---

function letterOf(record: Readonly<Record<string, unknown>>): Omit<NamedLetter, 'name'> {
  const letter = letterInRecord(record);
  if (letter === undefined)
    throw new AssayError('document-unreadable', `it holds no letter; it is looked for in: ${letterFields.join(', ')}`);
  return { text: letter, unreadAttachments: [] };
}
