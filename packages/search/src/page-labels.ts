import type { Caller, SearchRequest, StoredDocument } from '@assay/core';
import { nationsOf, nationsOfPage } from '@assay/language';
import { dayOf, plainly } from './passes-filters.ts';

/** What decides whether a search may find a page, in words that a database compares. */
export interface PageLabels {
  readonly audience: readonly string[];
  readonly labels: readonly string[];
  /** None for a page that holds everywhere. */
  readonly nations: readonly string[];
  readonly day: string | null;
}

/** What a page must bear to be found: one of the groups, all of the labels, and where named one of the nations and a day within these. */
export interface WantedLabels {
  readonly groups: readonly string[];
  readonly labels: readonly string[];
  readonly nations: readonly string[] | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The labels of a page; what `passesFilters` says of it can be told from them. */
export function labelsOf(page: Pick<StoredDocument, 'collection' | 'title' | 'metadata' | 'audience'>): PageLabels {
  const { publisher, type, marking, status } = page.metadata;
  return {
    audience: page.audience,
    labels: [
      ...named({ collection: page.collection, publisher, type, marking }),
      status === 'withdrawn' ? 'status:withdrawn' : 'status:current',
    ],
    nations: [...nationsOfPage(page)],
    day: dayOf(page.metadata) ?? null,
  };
}

/** The labels that a search wants. */
export function labelsWanted({ collection, filters = {} }: SearchRequest, { groups }: Caller): WantedLabels {
  const { publisher, type, marking, status, nation, updatedFrom, updatedTo } = filters;
  return {
    groups,
    labels: [...named({ collection, publisher, type, marking }), ...(status === undefined ? [] : [`status:${status}`])],
    nations: nation === undefined ? null : [...nationsOf(nation)],
    from: updatedFrom ?? null,
    to: updatedTo ?? null,
  };
}

// --- Internal ---

/** A database's text holds no null character. */
function named(values: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${plainly(value).replaceAll('\0', '')}`]));
}
