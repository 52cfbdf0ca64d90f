import { defineSuite, type Requirement } from '@assay/evals';
import { type PolicySearchInput, type PolicySearchResult, policySearch } from '@assay/policy-search';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';
import { welshNotes, welshSamples } from '../welsh-samples.ts';
import { policyCorpus } from './corpus.ts';
import { isVerbatimQuotation } from './is-verbatim-quotation.ts';

const record = z.strictObject({ id: z.string(), page: z.string(), english: z.string(), welsh: z.string() });

interface Side {
  readonly page: string;
  readonly question: string;
  readonly language: string;
}

const told: Requirement = { kind: 'equivalence', unit: 'raw', margin: 0.05, assumedSd: 0.5, minimumPairs: 30 };

/** Does a question in Welsh find what the same question finds in English, and is nothing quoted that does not stand there? */
export const policySearchWelsh = defineSuite({
  name: 'policy-search/welsh',
  kind: 'bias',
  tool: policySearch,
  module: import.meta.url,
  tier: 'deep',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./welsh.jsonl', import.meta.url),
    manifest: new URL('./welsh.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: policyCorpus,
  samples: (records) =>
    welshSamples(records, {
      sideOf: (item, language): Side => ({ page: item.page, question: item[language], language }),
      textOf: ({ question }) => question,
      inputOf: ({ question }): PolicySearchInput => ({ question }),
    }),
  slices: ({ language }) => ({ language }),
  scorers: {
    'right-page': {
      what: 'a passage of the page that answers is quoted',
      kind: 'share',
      worst: 0,
      score: scoreResult(({ page }: Side, { passages }: PolicySearchResult) =>
        passages.some(({ citation }) => citation.position.document === page) ? 1 : 0,
      ),
    },
    'nothing-wrong-quoted': {
      what: 'the page that answers is quoted, or nothing is',
      kind: 'share',
      worst: 0,
      score: scoreResult(({ page }: Side, { status, passages }: PolicySearchResult) =>
        status === 'nothing-found' || passages.some(({ citation }) => citation.position.document === page) ? 1 : 0,
      ),
    },
    verbatim: {
      what: 'every quotation stands where its citation says',
      kind: 'proportion',
      worst: 0,
      wrong: 'got a quotation that does not stand where its citation says',
      score: scoreResult((_: Side, { passages }: PolicySearchResult) =>
        passages.every(({ citation }) => isVerbatimQuotation(citation)) ? 1 : 0,
      ),
    },
  },
  requirements: { 'right-page': told, 'nothing-wrong-quoted': told, verbatim: { kind: 'invariant', minimum: 30 } },
  reportedOnly: ['welsh-language'],
  unit: 'questions',
  notes: welshNotes,
});
