import type { Passage, StoredDocument } from '@assay/core';
import type { Acronym } from './mine-acronyms.ts';
import type { PassagePlace } from './passage-table.ts';

/** What an index keeps of a document beside its words. */
type IndexedDocument = Pick<StoredDocument, 'id' | 'collection' | 'title' | 'metadata' | 'audience' | 'digest'>;

/** A page of an index, with the numbers of its passages. */
export interface IndexedPage {
  readonly document: IndexedDocument;
  readonly unit: number;
  /** The number of its first passage, and how many follow in a row. */
  readonly first: number;
  readonly passages: number;
  readonly acronyms: readonly Acronym[];
  /** The headings above each of its sections, by number. */
  readonly sections: readonly (readonly string[])[];
  readonly text: PageText;
}

/** The text of a page, read where it is asked for. */
export interface PageText {
  /** From a place to another, or to the end. */
  slice(start: number, end?: number): string;
}

/** A passage of an index. */
export interface IndexedPassage {
  readonly page: IndexedPage;
  readonly place: PassagePlace;
}

/** The numbers of a page's passages. */
export function passageUnitsOf({ first, passages }: IndexedPage): readonly number[] {
  return Array.from({ length: passages }, (_, place) => first + place);
}

/** Where passages have equal scores: by document and place, never by the order of adding. */
export function comparePlaces(a: IndexedPassage, b: IndexedPassage): number {
  const [one, other] = [a.page.document.id, b.page.document.id];
  if (one !== other) return one < other ? -1 : 1;
  return a.place.start - b.place.start;
}

/** A passage as a search answers with it. */
export function passageOf(
  { page, place: { start, end, sheet, section } }: IndexedPassage,
  judged: Pick<Passage, 'score' | 'coverage' | 'confidence' | 'missing'>,
): Passage {
  const { document, sections, text } = page;
  const heading = sections[section]?.at(-1);
  return {
    id: `${document.id}#${start}`,
    document: document.id,
    title: document.title,
    text: text.slice(start, end),
    position: {
      document: document.id,
      start,
      end,
      ...(sheet === undefined ? {} : { page: sheet }),
      ...(heading === undefined ? {} : { section: heading }),
    },
    metadata: document.metadata,
    ...judged,
  };
}
