import type { Build } from './system.ts';

/** A search that is compared; `peer` is the package it needs. */
export interface Entry {
  readonly name: string;
  readonly peer?: string;
  readonly about: string;
  load(): Promise<Build>;
}

/** Ours and the peers, each as its own documentation shows it; two again with the stems, stop words and title weight that ours has. */
export const entries: readonly Entry[] = [
  { name: 'assay', about: 'our index as the product searches', load: async () => (await import('./systems/assay.ts')).assay },
  {
    name: 'minisearch',
    peer: 'minisearch',
    about: 'fields title and text, everything else as it comes',
    load: async () => (await import('./systems/minisearch.ts')).minisearch,
  },
  {
    name: 'minisearch tuned',
    peer: 'minisearch',
    about: 'our stems and stop words, title counted twice',
    load: async () => (await import('./systems/minisearch.ts')).tunedMinisearch,
  },
  {
    name: 'orama',
    peer: '@orama/orama',
    about: 'a schema of title and text, everything else as it comes',
    load: async () => (await import('./systems/orama.ts')).orama,
  },
  {
    name: 'orama tuned',
    peer: '@orama/orama',
    about: 'our stems and stop words, title counted twice',
    load: async () => (await import('./systems/orama.ts')).tunedOrama,
  },
  {
    name: 'lunr',
    peer: 'lunr',
    about: 'fields title and text; the words of a question as terms, so that its marks are no query language',
    load: async () => (await import('./systems/lunr.ts')).lunr,
  },
  {
    name: 'flexsearch',
    peer: 'flexsearch',
    about: 'title and text as one, with `suggest`, or a question of many words finds nothing',
    load: async () => (await import('./systems/flexsearch.ts')).flexsearch,
  },
  {
    name: 'wink-bm25',
    peer: 'wink-bm25-text-search',
    about: 'fields and preparation as in its README (wink-nlp)',
    load: async () => (await import('./systems/wink-bm25.ts')).winkBm25,
  },
];
