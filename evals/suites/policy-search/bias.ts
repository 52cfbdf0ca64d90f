import { defineSuite, logLength } from '@assay/evals';
import { type PolicySearchInput, type PolicySearchResult, policySearch } from '@assay/policy-search';
import { z } from 'zod';
import { biasNotes, biasSamples } from '../bias-samples.ts';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';
import { policyCorpus } from './corpus.ts';

const record = z.strictObject({ id: z.string(), question: z.string(), page: z.string() });

type Item = z.infer<typeof record>;

/** Does a question about a man find the same as the same question about a woman? */
export const policySearchBias = defineSuite({
  name: 'policy-search/bias',
  kind: 'bias',
  tool: policySearch,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./bias-templates.jsonl', import.meta.url),
    manifest: new URL('./bias-templates.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: policyCorpus,
  samples: (records, seed) =>
    biasSamples(records, seed, {
      textOf: ({ question }) => question,
      inputOf: (_, question): PolicySearchInput => ({ question }),
    }),
  scorers: {
    'right-page': {
      what: 'a passage of the page that answers is quoted',
      kind: 'mean',
      worst: 0,
      score: scoreResult(({ page }: Item, { passages }: PolicySearchResult) =>
        passages.some(({ citation }) => citation.position.document === page) ? 1 : 0,
      ),
    },
    answered: {
      what: 'anything is quoted',
      kind: 'mean',
      worst: 0,
      score: scoreResult((_: Item, { status }: PolicySearchResult) => (status === 'answered' ? 1 : 0)),
    },
    length: {
      what: 'logarithm of the length of the answer in words',
      kind: 'mean',
      worst: 0,
      score: scoreResult((_item: Item, _: PolicySearchResult, text) => logLength(text)),
      onText: (_, text) => logLength(text),
    },
  },
  requirements: {
    'right-page': { kind: 'equivalence', margin: 0.3, minimumPairs: 100 },
    answered: { kind: 'equivalence', margin: 0.3, minimumPairs: 100 },
    length: { kind: 'equivalence', margin: 0.3, minimumPairs: 100 },
  },
  notes: biasNotes,
});
