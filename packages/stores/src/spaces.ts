/** Whether a database keeps and compares vectors; else why not, what works without, and what to do. */
export type VectorSupport =
  | { readonly status: 'ready'; readonly schema: string }
  | { readonly status: 'missing' | 'too-old' | 'not-allowed'; readonly message: string };

/** A space that nodes share: the name of its model, and whether the database has the places of all pages in it. */
export interface SharedSpace {
  readonly number: number;
  readonly model: string;
  readonly isFilled: boolean;
}

/** A space as it is published. */
interface NewSpace {
  /** What words are read with: nodes of another version have spaces of their own. */
  readonly analysis: string;
  readonly model: string;
  readonly dimension: number;
  readonly body: Uint8Array;
  /** The one in force when this one was begun. */
  readonly insteadOf: number | undefined;
}

/** A page with its place, and what decides who finds it. */
export interface PlacedPage {
  readonly id: string;
  readonly digest: string;
  readonly audience: readonly string[];
  readonly labels: readonly string[];
  readonly nations: readonly string[];
  readonly day: string | null;
  readonly place: Float32Array;
}

/** Which pages are asked for: those that bear all of it, the nearest to a point. */
export interface PageAsked {
  readonly point: Float32Array;
  readonly wanted: {
    readonly groups: readonly string[];
    readonly labels: readonly string[];
    readonly nations: readonly string[] | null;
    readonly from: string | null;
    readonly to: string | null;
  };
  readonly limit: number;
}

/** A page and how near it lies. */
export interface PageNear {
  readonly id: string;
  readonly similarity: number;
}

/** The spaces of pages that nodes share, so that all of them find the same: one in force for each version of the program. */
export interface Spaces {
  readonly vectors: VectorSupport;
  latest(analysis: string): Promise<SharedSpace | undefined>;
  /** A space as it was published; undefined where another has taken its place. */
  read(number: number): Promise<Uint8Array | undefined>;
  /** Puts a space in force; undefined where somebody else was first. */
  publish(space: NewSpace): Promise<SharedSpace | undefined>;
  /** Makes what the places of a space are kept in. */
  prepare(number: number): Promise<void>;
  /** Documents, changed after a version, that have no place as they are now: so many of them with their digests, and up to which version these are all. */
  unplaced(number: number, after: number, limit: number): Promise<{ readonly digests: ReadonlyMap<string, string>; readonly upTo: number }>;
  place(number: number, pages: readonly PlacedPage[]): Promise<void>;
  /** Says that every page has its place, so that nodes ask for them. */
  fill(number: number): Promise<void>;
  /** The nearest pages, best first; undefined where the space is no longer in force. */
  nearest(number: number, asked: PageAsked): Promise<readonly PageNear[] | undefined>;
}
