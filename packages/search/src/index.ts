export { loadHnsw } from './hnsw.ts';
export { type SearchIndex, searchIndex } from './search-index.ts';
export { besideSegment, readSegment, writeSegment } from './segment-file.ts';
