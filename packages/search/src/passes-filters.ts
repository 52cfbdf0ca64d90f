import type { DocumentMetadata, SearchFilters, StoredDocument } from '@assay/core';
import { nationsOf, nationsOfPage } from '@assay/language';

/** Whether a document is one of those that are looked at. */
export function passesFilters(page: Pick<StoredDocument, 'title' | 'metadata'>, filters: SearchFilters): boolean {
  const { metadata } = page;
  const { publisher, type, nation, status, marking, updatedFrom, updatedTo } = filters;
  const day = dayOf(metadata);
  return (
    (publisher === undefined || isSame(metadata.publisher, publisher)) &&
    (type === undefined || isSame(metadata.type, type)) &&
    (marking === undefined || isSame(metadata.marking, marking)) &&
    (nation === undefined || isFor(nationsOfPage(page), nation)) &&
    (status === undefined || (metadata.status === 'withdrawn') === (status === 'withdrawn')) &&
    (updatedFrom === undefined || (day !== undefined && day >= updatedFrom)) &&
    (updatedTo === undefined || (day !== undefined && day <= updatedTo))
  );
}

/** The day a page is of, where it says so. */
export function dayOf({ updated, published }: DocumentMetadata): string | undefined {
  return (updated ?? published)?.slice(0, 10);
}

/** A name without what makes no difference to a filter. */
export function plainly(name: string): string {
  return name.trim().toLowerCase();
}

// --- Internal ---

function isSame(value: string | undefined, asked: string): boolean {
  return value !== undefined && plainly(value) === plainly(asked);
}

function isFor(applies: ReadonlySet<string>, nation: string): boolean {
  return applies.size === 0 || [...nationsOf(nation)].some((asked) => applies.has(asked));
}
