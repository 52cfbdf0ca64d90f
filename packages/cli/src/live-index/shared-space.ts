import { modelOf, type Neighbours, type SearchIndex, type Segment } from '@assay/search';
import type { SharedSpace, Spaces } from '@assay/stores';
import { bytesOfSpace, spaceOfBytes } from './carried-space.ts';

/** The space that an index has in common with those of other nodes. */
export interface IndexSharing {
  /** Tells an index which pages are near by the places in the database, while these are of its model. */
  readonly neighbours: Neighbours;
  /** Finds out which space is in force. */
  look(): Promise<void>;
  /** The space in force, for an index to begin with. */
  read(): Promise<Segment | undefined>;
  /** Whether an index file should be written anew: its space is not the one in force, or that is not as it should be. */
  isDue(index: SearchIndex): boolean;
  /** Places pages that came or changed since the last time. */
  keep(index: SearchIndex): Promise<void>;
  /** Puts an index's space in force where it is another one, and places all pages. */
  publish(index: SearchIndex, segment: Segment): Promise<void>;
}

/** Pages are placed so many at a time. */
const inOneGo = 500;

/** What an index shares through a database. */
export function indexSharing(spaces: Spaces, analysis: string): IndexSharing {
  let latest: SharedSpace | undefined;
  let placedTo = 0;
  const isKept = spaces.vectors.status === 'ready';

  const look = async () => {
    const next = await spaces.latest(analysis);
    if (next?.number !== latest?.number) placedTo = 0;
    latest = next;
  };
  /** Until none is left that this index has as the store has it. */
  const place = async (index: SearchIndex, number: number, after: number): Promise<number> => {
    for (;;) {
      const { digests, upTo } = await spaces.unplaced(number, after, inOneGo);
      const places = index.space.placesOf([...digests.keys()]).filter(({ id, digest }) => digests.get(id) === digest);
      await spaces.place(number, places);
      if (places.length === digests.size && digests.size < inOneGo) return upTo;
      if (places.length === 0) return after;
    }
  };

  return {
    look,
    neighbours: {
      async nearest({ model, ...asked }) {
        if (!isKept || latest?.isFilled !== true || latest.model !== model) return undefined;
        return spaces.nearest(latest.number, asked);
      },
    },
    async read() {
      const bytes = latest === undefined ? undefined : await spaces.read(latest.number);
      return bytes === undefined ? undefined : spaceOfBytes(bytes, analysis);
    },
    isDue(index) {
      const isOther = index.space.model() !== latest?.model;
      return isOther || index.space.isFitDue() || (isKept && latest?.isFilled === false);
    },
    async keep(index) {
      await look();
      if (!isKept || latest?.isFilled !== true || latest.model !== index.space.model()) return;
      placedTo = await place(index, latest.number, placedTo);
    },
    async publish(index, segment) {
      const model = modelOf(segment);
      const fitted = segment.space.fitted;
      if (model === undefined || fitted === undefined) return;
      if (latest?.model !== model) {
        const body = await bytesOfSpace(segment, analysis);
        const { dimension } = fitted.model;
        latest = await spaces.publish({ analysis, model, dimension, body, insteadOf: latest?.number });
      }
      if (!isKept || latest === undefined || latest.isFilled) return;
      await spaces.prepare(latest.number);
      await place(index, latest.number, 0);
      await spaces.fill(latest.number);
    },
  };
}
