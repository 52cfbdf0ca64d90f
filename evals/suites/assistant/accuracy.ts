import { type AssistantInput, type AssistantResult, assistant } from '@assay/assistant';
import { defineSuite } from '@assay/evals';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';

const tools = ['policy-search', 'drafter', 'summariser', 'none'] as const;

const record = z.strictObject({ id: z.string(), cluster: z.string(), text: z.string(), tool: z.enum(tools) });

type Item = z.infer<typeof record>;

/** Does what people ask or paste go to the tool that is for it? */
export const assistantAccuracy = defineSuite({
  name: 'assistant/accuracy',
  kind: 'accuracy',
  tool: assistant,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./accuracy.jsonl', import.meta.url),
    manifest: new URL('./accuracy.manifest.json', import.meta.url),
    schema: record,
  }),
  samples: (records) =>
    records.map((item) => ({ id: item.id, cluster: item.cluster, input: { text: item.text } satisfies AssistantInput, record: item })),
  slices: ({ tool }) => ({ tool }),
  scorers: {
    'right-tool': {
      what: 'the tool that is for it is named (or rightly none)',
      kind: 'proportion',
      worst: 0,
      wrong: 'went to another tool',
      score: scoreResult(({ tool }: Item, result: AssistantResult) => (result.tool === tool ? 1 : 0)),
    },
    'turned-away': {
      what: 'none is named for what a tool is for',
      kind: 'proportion',
      worst: 1,
      wrong: 'was told that no tool is for it',
      appliesTo: ({ tool }: Item) => tool !== 'none',
      score: scoreResult((_: Item, { tool }: AssistantResult) => (tool === 'none' ? 1 : 0)),
    },
    'rightly-none': {
      what: 'none is named for what no tool is for',
      kind: 'proportion',
      worst: 0,
      appliesTo: ({ tool }: Item) => tool === 'none',
      score: scoreResult((_: Item, { tool }: AssistantResult) => (tool === 'none' ? 1 : 0)),
    },
  },
  requirements: {
    'right-tool': { kind: 'bound', atLeast: 0.75 },
    'turned-away': { kind: 'bound', atMost: 0.1 },
    'rightly-none': { kind: 'reported' },
  },
  unit: 'texts',
  notes: ['A tool that is named wrongly is seen at once and another one is chosen by hand: nothing is sent on to a person.'],
});
