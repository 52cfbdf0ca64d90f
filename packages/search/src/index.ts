export { loadHnsw } from './hnsw.ts';
export { modelOf, type PlacedPage, spaceAlone } from './index-space.ts';
export type { WantedLabels } from './page-labels.ts';
export type { Neighbours } from './page-likeness.ts';
export { type SearchIndex, searchIndex } from './search-index.ts';
export type { Segment } from './segment.ts';
export { besideSegment, readSegment, writeSegment } from './segment-file.ts';
