import type { Passage, StoredDocument } from '@assay/core';
import type { Acronym } from './mine-acronyms.ts';
import type { Context } from './passage-context.ts';
import type { DocumentPassage } from './split-passages.ts';

/** A page of an index, with the numbers of its passages. */
export interface IndexedPage {
  readonly document: StoredDocument;
  readonly unit: number;
  readonly passageUnits: readonly number[];
  readonly acronyms: readonly Acronym[];
}

/** A passage of an index, with what stands around it. */
export interface IndexedPassage {
  readonly page: IndexedPage;
  readonly passage: DocumentPassage;
  readonly context: Context;
}

/** Where passages have equal scores: by document and place, never by the order of adding. */
export function comparePlaces(a: IndexedPassage, b: IndexedPassage): number {
  const [one, other] = [a.page.document.id, b.page.document.id];
  if (one !== other) return one < other ? -1 : 1;
  return a.passage.start - b.passage.start;
}

/** A passage as a search answers with it. */
export function passageOf(
  { page, passage }: IndexedPassage,
  judged: Pick<Passage, 'score' | 'coverage' | 'confidence' | 'missing'>,
): Passage {
  const { document } = page;
  const section = passage.headings.at(-1);
  return {
    id: `${document.id}#${passage.start}`,
    document: document.id,
    title: document.title,
    text: document.text.slice(passage.start, passage.end),
    position: {
      document: document.id,
      start: passage.start,
      end: passage.end,
      ...(passage.page === undefined ? {} : { page: passage.page }),
      ...(section === undefined ? {} : { section }),
    },
    metadata: document.metadata,
    ...judged,
  };
}
