import type { Caller, SearchRequest } from '@assay/core';
import type { CallerViews } from './caller-views.ts';
import type { IndexContents } from './index-contents.ts';
import { labelsWanted, type WantedLabels } from './page-labels.ts';

/** Pages near a point, asked of somebody else who has the places of all pages too: the nearest first. */
export interface Neighbours {
  /** Undefined where nobody else has places by this model, so that those of the index count. */
  nearest(asked: NeighboursAsked): Promise<readonly { readonly id: string; readonly similarity: number }[] | undefined>;
}

/** What is asked: which pages that bear the wanted labels lie nearest to a point of a model's space. */
export interface NeighboursAsked {
  readonly model: string;
  readonly point: Float32Array;
  readonly wanted: WantedLabels;
  readonly limit: number;
}

/** How near pages lie to the words of a question, the nearest first, by their numbers. */
export type PageLikeness = (terms: readonly string[], request: SearchRequest, caller: Caller) => Promise<ReadonlyMap<number, number>>;

/** How many pages are looked up by likeness. */
const nearestPages = 100;

/** Asks the neighbours where there are any, and what the index knows else; nobody is told of a page that a caller may not see. */
export function pageLikeness(
  { latent, pages }: Pick<IndexContents, 'latent' | 'pages'>,
  views: Pick<CallerViews, 'viewFor'>,
  neighbours?: Neighbours,
): PageLikeness {
  return async (terms, request, caller) => {
    const limit = Math.max(nearestPages, request.limit ?? 0);
    if (neighbours !== undefined) {
      const point = latent.pointOf(terms);
      const model = latent.model();
      if (point === undefined || model === undefined) return new Map();
      const told = await neighbours.nearest({ model, point, wanted: labelsWanted(request, caller), limit });
      const { page: visible } = views.viewFor(request, caller);
      const known = told?.flatMap(({ id, similarity }) => {
        const unit = pages.get(id)?.unit;
        return unit === undefined || !visible.isVisible(unit) ? [] : [[unit, similarity] as const];
      });
      if (known !== undefined) return new Map(known);
    }
    return latent.nearest(terms, limit, views.viewFor(request, caller).page.isVisible);
  };
}
