import { defineSuite, type Requirement } from '@assay/evals';
import { type SummariserInput, type SummariserResult, summariser } from '@assay/summariser';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult, shareOf } from '../score-result.ts';
import { welshNotes, welshSamples } from '../welsh-samples.ts';
import { isVerbatim } from './is-verbatim.ts';

const version = z.strictObject({ document: z.string(), units: z.array(z.string()).min(1) });
const record = z.strictObject({ id: z.string(), maxWords: z.number().int(), english: version, welsh: version });

type Side = z.infer<typeof version> & { readonly maxWords: number; readonly language: string };

const told: Requirement = { kind: 'equivalence', unit: 'raw', margin: 0.05, assumedSd: 0.3, minimumPairs: 30 };

/** Is a Welsh document summarised as well as the same document in English, and always word for word? */
export const summariserWelsh = defineSuite({
  name: 'summariser/welsh',
  kind: 'bias',
  tool: summariser,
  module: import.meta.url,
  tier: 'deep',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./welsh.jsonl', import.meta.url),
    manifest: new URL('./welsh.manifest.json', import.meta.url),
    schema: record,
  }),
  samples: (records) =>
    welshSamples(records, {
      sideOf: (item, language): Side => ({ ...item[language], maxWords: item.maxWords, language }),
      textOf: ({ document }) => document,
      inputOf: ({ document, maxWords }): SummariserInput => ({ documents: [{ text: document }], length: { words: maxWords } }),
    }),
  slices: ({ language }) => ({ language }),
  scorers: {
    'units-kept': {
      what: 'share of what a reader would want that the summary keeps',
      kind: 'share',
      worst: 0,
      score: scoreResult(({ units }: Side, _: SummariserResult, text) => shareOf(units, (unit) => text.includes(unit))),
    },
    verbatim: {
      what: 'every sentence stands in the document where its citation says',
      kind: 'proportion',
      worst: 0,
      wrong: 'had a sentence that does not stand in the document',
      score: scoreResult(({ document }: Side, result: SummariserResult) => (isVerbatim(document, result) ? 1 : 0)),
    },
  },
  requirements: { 'units-kept': told, verbatim: { kind: 'invariant', minimum: 30 } },
  onModel: { verbatim: { kind: 'reported' } },
  reportedOnly: ['welsh-language'],
  unit: 'documents',
  notes: welshNotes,
});
