import { sha256 } from '@assay/core';
import { growingVectorIndex } from './growing-vector-index.ts';
import { fitLatentSemantics, type LatentSemantics } from './latent-semantics.ts';
import type { VectorIndex } from './vector-index.ts';

/** Pages as points of a space that is fitted to what everybody may read. */
export interface LatentSpace {
  add(unit: number, page: LatentPage): void;
  remove(unit: number): void;
  /** How near pages lie to the words of a question, the nearest first; none where there is no space yet. */
  nearest(terms: readonly string[], limit: number, isVisible: (unit: number) => boolean): ReadonlyMap<number, number>;
}

/** A page by the stems of its topic words; `isPublic` where everybody may read it. */
interface LatentPage {
  readonly id: string;
  readonly terms: readonly string[];
  readonly isPublic: boolean;
}

/** A space is fitted to so many pages at most, chosen by their names: one page more seldom changes it. */
const mostFitted = 3_000;
/** Fewer pages have no words in common worth fitting. */
const fewestFitted = 60;

/** A space is fitted anew once more than this share of its pages has come or gone: fitting takes seconds, placing a page no time. */
const mostChanged = 0.25;

/**
 * A space that is fitted when it is first asked for, and again when enough pages have changed. Pages that only some may read
 * are placed in it and have no part in fitting it, so that nothing of them shows in what others find. Between two fittings, what
 * is near depends a little on which pages were there at the last one.
 */
export function latentSpace(): LatentSpace {
  const pages = new Map<number, LatentPage>();
  let open = 0;
  let fitted: { readonly to: number; readonly model: LatentSemantics | undefined } | undefined;
  let vectors: VectorIndex | undefined;
  let changes = 0;

  const fit = () => {
    const model = open < fewestFitted ? undefined : fitLatentSemantics(basisOf(pages.values()).map(({ terms }) => terms));
    fitted = { to: open, model };
    changes = 0;
    vectors = undefined;
    if (model === undefined) return;
    vectors = growingVectorIndex(model.dimension);
    for (const [unit, { terms }] of pages) vectors.add(unit, model.project(terms));
  };
  const isStale = () => fitted === undefined || changes > (fitted.model === undefined ? 0 : mostChanged * fitted.to);
  const count = ({ isPublic }: LatentPage, sign: 1 | -1) => {
    if (!isPublic) return;
    open += sign;
    changes += 1;
  };

  return {
    add(unit, page) {
      pages.set(unit, page);
      count(page, 1);
      if (fitted?.model !== undefined) vectors?.add(unit, fitted.model.project(page.terms));
    },
    remove(unit) {
      const page = pages.get(unit);
      if (page === undefined) return;
      pages.delete(unit);
      count(page, -1);
    },
    nearest(terms, limit, isVisible) {
      if (isStale()) fit();
      if (vectors === undefined || fitted?.model === undefined) return new Map();
      const query = fitted.model.project(terms);
      const isHere = (unit: number) => pages.has(unit) && isVisible(unit);
      return new Map(vectors.nearest(query, limit, isHere).map(({ unit, similarity }) => [unit, similarity]));
    },
  };
}

// --- Internal ---

function basisOf(pages: Iterable<LatentPage>): readonly LatentPage[] {
  const ranked = [...pages].filter(({ isPublic }) => isPublic).map((page) => ({ page, rank: sha256(page.id) }));
  return ranked
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, mostFitted)
    .map(({ page }) => page);
}
