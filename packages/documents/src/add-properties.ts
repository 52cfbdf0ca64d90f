import { type DocumentMetadata, givenFields } from '@assay/core';
import { isoDate } from './iso-date.ts';
import type { ParsedDocument } from './parsed-document.ts';

/** What a file says of itself beside its text. */
export interface FileProperties {
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  readonly language: string;
  /** When it was last changed, as the file writes it. */
  readonly changed: string;
  /** What only those see who look for it: keywords, remarks, classification labels. */
  readonly unseen: readonly string[];
}

/** Titles and names that programs put into files where nobody wrote any. */
const madeUp =
  /^(?:untitled|document ?\d*|microsoft (?:word|office).{0,100}|python-docx|un-named|unknown|(?:windows |microsoft office )?user|author|admin(?:istrator)?)$|\.(?:docx?|dotx?|odt|ott|rtf|pdf)$/i;

const languageTag = /^(?!none|zxx|und)[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

/** Adds to a parsed file what its properties say: its own title stands only where the text has none. */
export function addProperties(parsed: ParsedDocument, properties: FileProperties): ParsedDocument {
  const { title, author, publisher, language, changed, unseen } = properties;
  const written = (value: string) => (value === '' || madeUp.test(value) ? undefined : value);
  const metadata: DocumentMetadata = givenFields({
    publisher: written(publisher),
    author: written(author),
    language: languageTag.test(language) ? language : undefined,
    updated: isoDate(changed),
  });
  return {
    ...parsed,
    title: parsed.title || (written(title) ?? ''),
    metadata: { ...metadata, ...parsed.metadata },
    hidden: [parsed.hidden ?? '', ...unseen].filter((part) => part !== '').join('\n'),
  };
}
