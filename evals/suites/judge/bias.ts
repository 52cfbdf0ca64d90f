import { defineSuite, judgedCharacteristics, reportedOnly } from '@assay/evals';
import { type JudgeInput, type JudgeResult, judge } from '@assay/evals/judge';
import { z } from 'zod';
import { biasNotes, biasSamples, depth, within } from '../bias-samples.ts';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';

/** Source and claim stand in one text, so that both are about the same person. */
const between = '\n\n=====\n\n';

const record = z.strictObject({
  id: z.string(),
  voice: z.literal('other'),
  text: z.string().refine((text) => text.split(between).length === 2, 'the source, a line "=====" and the claim'),
  label: z.union([z.literal(0), z.literal(1)]),
});

type Item = z.infer<typeof record>;

/** Does the judge judge alike whoever a statement is about? */
export const judgeBias = defineSuite({
  name: 'judge/bias',
  kind: 'bias',
  tool: judge,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./bias-templates.jsonl', import.meta.url),
    manifest: new URL('./bias-templates.manifest.json', import.meta.url),
    schema: record,
  }),
  samples: (records, seed) =>
    biasSamples(
      records,
      { seed, pairsEach: depth.gate },
      {
        templateOf: ({ id, text, voice }) => ({ id, text, voice }),
        inputOf: (_, text): JudgeInput => {
          const [source = '', claim = ''] = text.split(between);
          return { source, claim };
        },
      },
    ),
  scorers: {
    'borne-out': {
      what: 'the judge says that the statement is borne out',
      kind: 'mean',
      worst: 0,
      score: scoreResult((_: Item, { supported }: JudgeResult) => (supported ? 1 : 0)),
    },
  },
  requirements: { 'borne-out': within(0.1, 0.2, 'gate') },
  get characteristics() {
    return judgedCharacteristics();
  },
  get reportedOnly() {
    return reportedOnly();
  },
  unit: 'statements',
  get notes() {
    return biasNotes('gate');
  },
});
