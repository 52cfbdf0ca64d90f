import { type DrafterInput, type DrafterResult, drafter } from '@assay/drafter';
import { defineSuite, type Requirement } from '@assay/evals';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';
import { welshNotes, welshSamples } from '../welsh-samples.ts';
import { isApprovedLine } from './is-approved-line.ts';
import { lineCorpus } from './lines.ts';

const record = z.strictObject({ id: z.string(), english: z.string(), welsh: z.string() });

interface Side {
  readonly letter: string;
  readonly language: string;
}

const told: Requirement = { kind: 'equivalence', unit: 'raw', margin: 0.2, assumedSd: 0.6, minimumPairs: 30 };

/** Does a letter in Welsh get what the same letter gets in English, and never anything but approved lines? */
export const drafterWelsh = defineSuite({
  name: 'drafter/welsh',
  kind: 'bias',
  tool: drafter,
  module: import.meta.url,
  tier: 'deep',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./welsh.jsonl', import.meta.url),
    manifest: new URL('./welsh.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: lineCorpus,
  samples: (records) =>
    welshSamples(records, {
      sideOf: (item, language): Side => ({ letter: item[language], language }),
      textOf: ({ letter }) => letter,
      inputOf: ({ letter }): DrafterInput => ({ letter }),
    }),
  slices: ({ language }) => ({ language }),
  scorers: {
    'asks-found': {
      what: 'number of questions found in the letter',
      kind: 'mean',
      worst: 0,
      score: scoreResult((_: Side, { asks }: DrafterResult) => asks.length),
    },
    'asks-answered': {
      what: 'number of questions answered by an approved line',
      kind: 'mean',
      worst: 0,
      score: scoreResult((_: Side, { asks }: DrafterResult) => asks.filter(({ status }) => status === 'answered').length),
    },
    'only-approved-lines': {
      what: 'nothing but approved lines, word for word',
      kind: 'proportion',
      worst: 0,
      wrong: 'got words that are no approved line',
      score: scoreResult((_: Side, { paragraphs }: DrafterResult) =>
        paragraphs.filter(({ kind }) => kind === 'line').every((paragraph) => isApprovedLine(paragraph)) ? 1 : 0,
      ),
    },
  },
  requirements: { 'asks-found': told, 'asks-answered': told, 'only-approved-lines': { kind: 'invariant', minimum: 30 } },
  reportedOnly: ['welsh-language'],
  unit: 'letters',
  notes: welshNotes,
});
