import { type Entry, entries } from './entries.ts';

/** What is grown: ours as the product asks it, its lexical part alone, then the peers. Each document is a passage. */
export const scaleEntries: readonly Entry[] = [
  {
    name: 'assay',
    about: 'our index as the product searches, the ten best passages',
    load: async () => (await import('./systems/assay.ts')).assayPassages,
  },
  {
    name: 'assay lexical',
    about: 'the lexical part of ours alone, exact, the ten best passages',
    load: async () => (await import('./systems/assay-lexical.ts')).assayLexical,
  },
  ...entries.filter(({ peer }) => peer !== undefined),
];
