import { sha256 } from '@assay/core';
import { digestOfModel, fitLatentSemantics, type LatentModel, type LatentSemantics, latentSemantics } from './latent-semantics.ts';
import { type SavedVectors, savedVectors, segmentedVectors } from './segmented-vectors.ts';
import type { VectorIndex } from './vector-index.ts';

/** Pages as points of a space that is fitted to what everybody may read. */
export interface LatentSpace {
  add(unit: number, page: LatentPage): void;
  remove(unit: number): void;
  /** How near pages lie to the words of a question, the nearest first; none where there is no space yet. A page that was removed is visible to nobody. */
  nearest(terms: readonly string[], limit: number, isVisible: (unit: number) => boolean): ReadonlyMap<number, number>;
  /** What names the model that it was fitted to; undefined where there is no space yet. */
  model(): string | undefined;
  /** Whether so many pages have come or gone that it should be fitted anew. */
  isFitDue(): boolean;
  /** Where these words lie; undefined where there is no space. */
  pointOf(terms: readonly string[]): Float32Array | undefined;
  placeOf(unit: number): Float32Array | undefined;
  /** The space for a segment of these pages, in this order: fitted anew where it is due. */
  save(units: readonly number[]): SavedSpace;
}

/** A page by the stems of its topic words; `isPublic` where everybody may read it. */
interface LatentPage {
  readonly id: string;
  readonly isPublic: boolean;
  terms(): readonly string[];
}

/** A space as a segment keeps it: how it was fitted, to how many pages, how many have come or gone since, and where each page lies, or nothing of that. */
export interface SavedSpace {
  readonly fittedTo: number;
  readonly changes: number;
  readonly fitted?: SavedVectors & { readonly model: LatentModel };
}

/** A space is fitted to so many pages at most, chosen by their names: one page more seldom changes it. */
const mostFitted = 3_000;
/** Fewer pages have no words in common worth fitting. */
const fewestFitted = 60;

/** A space is fitted anew once more than this share of its pages has come or gone: fitting takes seconds, placing a page no time. */
const mostChanged = 0.25;

/** How a space begins. */
interface LatentStart {
  readonly pages?: ReadonlyMap<number, LatentPage>;
  readonly saved?: SavedSpace | undefined;
  /** Whether it is fitted anew by somebody else, for all who share it. */
  readonly isShared?: boolean;
}

/**
 * A space that is fitted when it is first asked for, and again when enough pages have changed; or goes on from a saved one. Pages
 * that only some may read are placed in it and have no part in fitting it, so that nothing of them shows in what others find.
 * Between two fittings, what is near depends a little on which pages were there at the last one.
 */
export function latentSpace({ pages: known = new Map(), saved, isShared = false }: LatentStart = {}): LatentSpace {
  const pages = new Map(known);
  let open = [...pages.values()].filter(({ isPublic }) => isPublic).length;
  let changes = saved?.changes ?? 0;
  let fittedTo = saved?.fittedTo;
  let space = saved?.fitted === undefined ? undefined : spaceOf(latentSemantics(saved.fitted.model), saved.fitted);

  const placeAll = () => {
    for (const [unit, page] of pages) space?.place(unit, page);
  };
  if (saved?.fitted?.vectors.length === 0) {
    // A space alone: how many pages have come or gone since it was fitted is told by how many there are.
    changes = pages.size === 0 ? -saved.fittedTo : Math.abs(open - saved.fittedTo);
    placeAll();
  }

  const fit = () => {
    const model = open < fewestFitted ? undefined : fitLatentSemantics(basisOf(pages.values()).map((page) => page.terms()));
    fittedTo = open;
    changes = 0;
    space = model === undefined ? undefined : spaceOf(latentSemantics(model), { vectors: new Float32Array(0) });
    placeAll();
  };
  const isDue = () => fittedTo === undefined || changes > (space === undefined ? 0 : mostChanged * fittedTo);
  const fitIfDue = () => {
    if (isDue() && !(isShared && space !== undefined)) fit();
  };
  const count = ({ isPublic }: LatentPage, sign: 1 | -1) => {
    if (!isPublic) return;
    open += sign;
    changes += 1;
  };

  return {
    add(unit, page) {
      pages.set(unit, page);
      count(page, 1);
      space?.place(unit, page);
    },
    remove(unit) {
      const page = pages.get(unit);
      if (page === undefined) return;
      pages.delete(unit);
      count(page, -1);
    },
    model: () => space?.model(),
    isFitDue: () => open >= fewestFitted && isDue(),
    pointOf(terms) {
      fitIfDue();
      return space?.semantics.project(terms);
    },
    placeOf: (unit) => (pages.has(unit) ? space?.vectorOf(unit) : undefined),
    nearest(terms, limit, isVisible) {
      fitIfDue();
      if (space === undefined) return new Map();
      const found = space.vectors.nearest(space.semantics.project(terms), limit, isVisible);
      return new Map(found.map(({ unit, similarity }) => [unit, similarity]));
    },
    save(units) {
      fitIfDue();
      if (space === undefined) return { fittedTo: fittedTo ?? 0, changes: Math.max(0, changes) };
      const { model } = space.semantics;
      const vectors = new Float32Array(units.length * model.dimension);
      for (const [place, unit] of units.entries()) vectors.set(space.vectorOf(unit), place * model.dimension);
      return { fittedTo: fittedTo ?? 0, changes: Math.max(0, changes), fitted: { model, ...savedVectors(model.dimension, vectors) } };
    },
  };
}

// --- Internal ---

interface Space {
  readonly semantics: LatentSemantics;
  readonly vectors: VectorIndex;
  model(): string;
  place(unit: number, page: LatentPage): void;
  vectorOf(unit: number): Float32Array;
}

function spaceOf(semantics: LatentSemantics, saved: SavedVectors): Space {
  const { dimension } = semantics.model;
  const vectors = segmentedVectors(dimension, saved);
  const placed = new Map<number, Float32Array>();
  let model: string | undefined;
  return {
    semantics,
    vectors,
    model() {
      model ??= digestOfModel(semantics.model);
      return model;
    },
    place(unit, page) {
      const vector = semantics.project(page.terms());
      placed.set(unit, vector);
      vectors.add(unit, vector);
    },
    vectorOf: (unit) => placed.get(unit) ?? saved.vectors.subarray(unit * dimension, (unit + 1) * dimension),
  };
}

function basisOf(pages: Iterable<LatentPage>): readonly LatentPage[] {
  const ranked = [...pages].filter(({ isPublic }) => isPublic).map((page) => ({ page, rank: sha256(page.id) }));
  return ranked
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, mostFitted)
    .map(({ page }) => page);
}
