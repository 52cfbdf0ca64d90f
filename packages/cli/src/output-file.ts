import { lstatSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { AssayError, messageOf } from '@assay/core';
import { type WrittenDocument, writeOpenDocument, writeWord } from '@assay/documents';
import { writtenMarkdown } from './written-markdown.ts';

/** A file that an answer is to go into, in the format that its name ends in. */
export interface OutputFile {
  readonly path: string;
  /** What its name ends in, in small letters. */
  readonly ending: string;
  write(document: WrittenDocument, json: string): Promise<void>;
  /** Puts in what its caller made for an ending of its own. */
  writeContent(content: Uint8Array | string): Promise<void>;
}

const writers: Readonly<Record<string, (document: WrittenDocument, json: string) => Promise<Uint8Array | string>>> = {
  odt: writeOpenDocument,
  docx: writeWord,
  md: async (document) => writtenMarkdown(document),
  json: async (_, json) => `${json}\n`,
};

/** The file a person named to write to, in a format of ours or one of its caller's own; a wrong ending or a file that is there is found before any work is done. */
export function outputFile(path: string, usage: string, own: Readonly<Record<string, string>> = {}): OutputFile {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const writer = Object.hasOwn(writers, ending) ? writers[ending] : undefined;
  if (writer === undefined && !Object.hasOwn(own, ending)) {
    const others = Object.entries(own).map(([name, what]) => `.${name} (${what}), `);
    throw new AssayError(
      'bad-usage',
      `${path} does not end in .odt (OpenDocument), .docx (Word), ${others.join('')}.md (Markdown) or .json. Choose one of these.\nUsage: ${usage}`,
    );
  }
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new AssayError('bad-usage', `${path} is there already. Choose another name; files are never overwritten.`);
  const writeContent = async (content: Uint8Array | string) => {
    try {
      await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw new AssayError('bad-usage', `${path} cannot be written: ${messageOf(error)}. Choose another name.`, { cause: error });
    }
  };
  return {
    path,
    ending,
    writeContent,
    async write(document, json) {
      if (writer === undefined) throw new Error(`a .${ending} is made by its caller`);
      await writeContent(await writer(document, json));
    },
  };
}
