import type { IndexContents } from './index-contents.ts';
import { digestOfModel } from './latent-semantics.ts';
import { labelsOf, type PageLabels } from './page-labels.ts';
import type { Segment } from './segment.ts';

/** The space in which an index's pages lie by what they speak of. */
export interface IndexSpace {
  /** What names its model; undefined where there is none. */
  model(): string | undefined;
  /** Whether it should be fitted anew. */
  isFitDue(): boolean;
  /** Where those of these pages lie that are there. */
  placesOf(ids: readonly string[]): readonly PlacedPage[];
}

/** A page with its place, and what decides who finds it. */
export interface PlacedPage extends PageLabels {
  readonly id: string;
  readonly digest: string;
  readonly place: Float32Array;
}

/** The space of an index's contents. */
export function indexSpace({ latent, pages }: Pick<IndexContents, 'latent' | 'pages'>): IndexSpace {
  return {
    model: latent.model,
    isFitDue: latent.isFitDue,
    placesOf: (ids) =>
      ids.flatMap((id) => {
        const page = pages.get(id);
        const place = page === undefined ? undefined : latent.placeOf(page.unit);
        return page === undefined || place === undefined ? [] : [{ id, digest: page.document.digest, ...labelsOf(page.document), place }];
      }),
  };
}

/** What names the model of a segment's space, where it has one. */
export function modelOf({ space: { fitted } }: Pick<Segment, 'space'>): string | undefined {
  return fitted === undefined ? undefined : digestOfModel(fitted.model);
}

/** A segment of a space alone, in which no page lies yet: an index that begins with it, or goes on with it, has that space. */
export function spaceAlone({ space }: Pick<Segment, 'space'>): Segment {
  const { fittedTo, changes, fitted } = space;
  const nothing = { starts: new Uint32Array(1), terms: new Uint32Array(0) };
  return {
    pages: [],
    texts: new Uint8Array(0),
    terms: [],
    pageRows: nothing,
    passageRows: nothing,
    places: new Uint32Array(0),
    space:
      fitted === undefined
        ? { fittedTo, changes }
        : { fittedTo, changes: 0, fitted: { model: fitted.model, vectors: new Float32Array(0) } },
  };
}
