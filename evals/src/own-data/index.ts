import { grounding } from './grounding.ts';
import { injection } from './injection.ts';
import { markings } from './markings.ts';
import { obedience } from './obedience.ts';
import { overlap } from './overlap.ts';
import type { OwnDataSuite } from './own-data-suite.ts';
import { personalData } from './personal-data.ts';
import { retrieval } from './retrieval.ts';

export { ndcg, recallAt } from '../statistics/ranking-metrics.ts';
export { type CorpusRecord, corpusRecord } from './corpus-pages.ts';
export { measureFolder } from './measure-folder.ts';
export type { OwnDataParts, OwnDataSuite } from './own-data-suite.ts';
export { rankCorpus } from './rank-corpus.ts';

/** Every suite that people can bring their own data to. */
export const ownDataSuites: readonly OwnDataSuite[] = [retrieval, overlap, personalData, injection, markings, grounding, obedience];
