import { lstatSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { AssayError, messageOf } from '@assay/core';
import { type WrittenDocument, writeOpenDocument, writeWord } from '@assay/documents';
import { writtenMarkdown } from './written-markdown.ts';

/** A file that an answer is to go into, in the format that its name ends in. */
export interface OutputFile {
  readonly path: string;
  write(document: WrittenDocument, json: string): Promise<void>;
}

const writers: Readonly<Record<string, (document: WrittenDocument, json: string) => Promise<Uint8Array | string>>> = {
  odt: writeOpenDocument,
  docx: writeWord,
  md: async (document) => writtenMarkdown(document),
  json: async (_, json) => `${json}\n`,
};

/** The file a person named to write to; a wrong ending or a file that is there is found before any work is done. */
export function outputFile(path: string, usage: string): OutputFile {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const writer = Object.hasOwn(writers, ending) ? writers[ending] : undefined;
  if (writer === undefined)
    throw new AssayError(
      'bad-usage',
      `${path} does not end in .odt (OpenDocument), .docx (Word), .md (Markdown) or .json. Choose one of these.\nUsage: ${usage}`,
    );
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new AssayError('bad-usage', `${path} is there already. Choose another name; files are never overwritten.`);
  return {
    path,
    async write(document, json) {
      const content = await writer(document, json);
      try {
        await writeFile(path, content, { flag: 'wx', mode: 0o600 });
      } catch (error) {
        throw new AssayError('bad-usage', `${path} cannot be written: ${messageOf(error)}. Choose another name.`, { cause: error });
      }
    },
  };
}
