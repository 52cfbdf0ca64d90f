import { type Caller, canonicalJson, type SearchRequest } from '@assay/core';
import { type AcronymTable, acronymTable } from './acronym-table.ts';
import { type IndexedPage, passageUnitsOf } from './indexed-page.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { passesFilters } from './passes-filters.ts';
import type { Visibility } from './visibility.ts';

/** What a caller may see, and how long the contexts of its passages are. */
interface CallerView {
  readonly page: Visibility;
  readonly passage: Visibility;
  readonly contextLength: number;
  readonly acronyms: AcronymTable;
}

/** The views of callers, kept up with the pages that come and go. */
export interface CallerViews {
  viewFor(request: SearchRequest, caller: Caller): CallerView;
  add(page: IndexedPage): void;
  remove(page: IndexedPage): void;
}

/** What views look at. */
export interface Viewed {
  readonly pageIndex: LexicalIndex;
  readonly passageIndex: LexicalIndex;
  readonly pages: () => Iterable<IndexedPage>;
  /** How many words stand around a passage. */
  readonly contextLength: (unit: number) => number;
}

/** A view is opened once for each caller's groups and filters; no more than these are kept, the latest asked for. */
const mostViews = 50;

/** The filter comes before scoring: a page that a caller may not see is in none of the figures of the caller's view. */
export function callerViews({ pageIndex, passageIndex, pages, contextLength }: Viewed): CallerViews {
  const views = new Map<string, ReturnType<typeof openView>>();

  const openView = (isOpen: (page: IndexedPage) => boolean) => {
    const [page, passage] = [pageIndex.openVisibility(), passageIndex.openVisibility()];
    const acronyms = acronymTable();
    let contextLengths = 0;
    const move = (moved: IndexedPage, how: 'show' | 'hide') => {
      if (!isOpen(moved)) return;
      page[how](moved.unit);
      acronyms[how === 'show' ? 'add' : 'remove'](moved.acronyms);
      for (const unit of passageUnitsOf(moved)) {
        passage[how](unit);
        contextLengths += (how === 'show' ? 1 : -1) * contextLength(unit);
      }
    };
    for (const known of pages()) move(known, 'show');
    const view: CallerView = {
      page,
      passage,
      acronyms,
      get contextLength() {
        return Math.max(1, contextLengths / Math.max(1, passage.units));
      },
    };
    return { view, move };
  };

  return {
    viewFor({ collection, filters = {} }, { groups }) {
      const key = canonicalJson([collection, [...groups].sort(), { ...filters }]);
      const opened =
        views.get(key) ??
        openView(
          ({ document }) =>
            document.collection === collection &&
            document.audience.some((group) => groups.includes(group)) &&
            passesFilters(document, filters),
        );
      views.delete(key);
      views.set(key, opened);
      const [oldest] = views.keys();
      if (views.size > mostViews && oldest !== undefined) views.delete(oldest);
      return opened.view;
    },
    add(page) {
      for (const { move } of views.values()) move(page, 'show');
    },
    remove(page) {
      for (const { move } of views.values()) move(page, 'hide');
    },
  };
}
