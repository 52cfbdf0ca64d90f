import { basename } from 'node:path';
import { AssayError } from '@assay/core';
import { readDocument } from '@assay/documents';
import { readInputFile } from '../read-text-file.ts';

/** A stretch of words of a file: its text, its title where the text does not hold it, or what its readers do not see. */
export interface FilePart {
  readonly name: 'text' | 'title' | 'hidden';
  readonly text: string;
}

/** The words of a file that the guardrails look at when it is taken in, its text first. */
export async function readFileParts(path: string): Promise<readonly FilePart[]> {
  const read = await readDocument({ name: basename(path), bytes: await readInputFile(path) });
  if (read.status === 'refused') throw new AssayError('document-unreadable', read.message);
  const titles = read.documents.filter(({ title, text }) => !text.includes(title)).map(({ title }) => title);
  const parts: readonly FilePart[] = [
    { name: 'text', text: read.documents.map(({ text }) => text).join('\n\n') },
    { name: 'title', text: titles.join('\n\n') },
    { name: 'hidden', text: read.hidden ?? '' },
  ];
  return parts.filter(({ name, text }) => name === 'text' || text !== '');
}
