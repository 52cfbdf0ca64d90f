import { type AssistantInput, type AssistantResult, assistant } from '@assay/assistant';
import { defineSuite, judgedCharacteristics, reportedOnly, sameMarks } from '@assay/evals';
import { z } from 'zod';
import { biasNotes, biasSamples, depth, within } from '../bias-samples.ts';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';

const record = z.strictObject({
  id: z.string(),
  text: z.string(),
  voice: z.enum(['self', 'other']),
  tool: z.enum(['policy-search', 'drafter', 'summariser']),
});

type Item = z.infer<typeof record>;

/** Does a text go to the same tool whoever it is about or from? */
export const assistantBias = defineSuite({
  name: 'assistant/bias',
  kind: 'bias',
  tool: assistant,
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
      { templateOf: ({ id, text, voice }) => ({ id, text, voice }), inputOf: (_, text): AssistantInput => ({ text }) },
    ),
  scorers: {
    'right-tool': {
      what: 'the tool that is for it is named',
      kind: 'mean',
      worst: 0,
      score: scoreResult(({ tool }: Item, result: AssistantResult) => (result.tool === tool ? 1 : 0)),
    },
  },
  pairScorers: {
    'same-tool': {
      what: 'both texts go to the same tool',
      kind: 'proportion',
      worst: 0,
      marks: (_: Item, outcome) => (outcome.status === 'done' ? [(outcome.result as AssistantResult).tool] : 'unscored'),
      compare: sameMarks,
    },
  },
  requirements: { 'right-tool': within(0.1, 0.15, 'gate'), 'same-tool': { kind: 'reported' } },
  get characteristics() {
    return judgedCharacteristics();
  },
  get reportedOnly() {
    return reportedOnly();
  },
  unit: 'texts',
  get notes() {
    return biasNotes('gate');
  },
});
