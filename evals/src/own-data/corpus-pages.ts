import { type Block, digestOf, type Passage, type StoredDocument } from '@assay/core';
import { isListItem, splitParagraphs } from '@assay/language';
import { z } from 'zod';

/** A document of a person's own corpus, BEIR layout; those that name the same page are parts of it. */
export const corpusRecord = z.looseObject({
  _id: z.string().min(1),
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ''),
  text: z.string(),
  page: z.string().min(1).nullish(),
  url: z.string().nullish(),
});

export type CorpusRecord = z.output<typeof corpusRecord>;

/** A page as the index keeps one, with where each document stands in its text. */
export interface CorpusPage {
  readonly document: StoredDocument;
  /** The document that a passage of this page is from. */
  idOf(passage: Passage): string;
}

/** The page that a document is part of: the one it names, else its address, else itself. */
export function pageOf({ _id, page, url }: CorpusRecord): string {
  return page ?? (url === undefined || url === null || url === '' ? _id : url);
}

/** Joins the documents of a page into one stored document, as a page is ingested: title once, a heading where a part has another title. */
export function corpusPage(id: string, records: readonly CorpusRecord[]): CorpusPage {
  const isOneTitle = records.every((record) => record.title === records[0]?.title);
  // Titles that differ are those of parts: the page itself has none.
  const title = isOneTitle ? (records[0]?.title ?? '') : '';
  const blocks: Block[] = [];
  const ends: number[] = [];
  let text = '';
  for (const record of records) {
    // A record of several paragraphs is a part of its page by itself; one of a single paragraph belongs to those around it.
    if (!isOneTitle || (records.length > 1 && splitParagraphs(record.text).length > 1)) {
      blocks.push({ kind: 'heading', level: 2, start: text.length, end: text.length + record.title.length });
      text += `${record.title}\n\n`;
    }
    // A document that is only a title says what its title says.
    const words = record.text.trim() === '' ? record.title : record.text;
    blocks.push(...blocksOf(words, text.length));
    text += `${words}\n\n`;
    ends.push(text.length);
  }
  const audience = ['everyone'];
  const digest = digestOf({ title, text, blocks, audience });
  return {
    document: { id, collection: 'policy', title, text, blocks, metadata: {}, audience, digest, origin: id },
    idOf({ position }) {
      let [low, high] = [0, ends.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ends[middle] ?? 0) <= position.start) low = middle + 1;
        else high = middle;
      }
      return records[low]?._id ?? id;
    },
  };
}

// --- Internal ---

function blocksOf(text: string, offset: number): readonly Block[] {
  return splitParagraphs(text).map(({ start, end }): Block => {
    const isItem = isListItem(text.slice(start, end));
    return { kind: isItem ? 'list-item' : 'paragraph', start: offset + start, end: offset + end };
  });
}
