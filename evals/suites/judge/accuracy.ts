import { defineSuite } from '@assay/evals';
import { type JudgeInput, type JudgeResult, judge } from '@assay/evals/judge';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';

const record = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  source: z.string(),
  claim: z.string(),
  /** 1: the source bears out all that the claim says. */
  label: z.union([z.literal(0), z.literal(1)]),
  kind: z.string(),
});

type Item = z.infer<typeof record>;

/** Does the judge say what people say? Passing calibrates it for exactly its prompt and model. */
export const judgeAccuracy = defineSuite({
  name: 'judge/accuracy',
  kind: 'accuracy',
  tool: judge,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./accuracy.jsonl', import.meta.url),
    manifest: new URL('./accuracy.manifest.json', import.meta.url),
    schema: record,
  }),
  samples: (records) =>
    records.map((item) => ({
      id: item.id,
      cluster: item.cluster,
      input: { source: item.source, claim: item.claim } satisfies JudgeInput,
      record: item,
    })),
  slices: ({ label, kind }) => ({ label: label === 1 ? 'borne out' : 'not borne out', kind }),
  scorers: {
    agreement: {
      what: 'the judge says what people said',
      kind: 'proportion',
      worst: 0,
      wrong: 'were judged otherwise than people did',
      score: scoreResult(({ label }: Item, { supported }: JudgeResult) => (supported === (label === 1) ? 1 : 0)),
    },
    'borne-out': { what: 'people say that the statement is borne out', kind: 'proportion', worst: 0, score: ({ label }: Item) => label },
    'let-through': {
      what: 'the judge accepts a statement that is not borne out',
      kind: 'proportion',
      worst: 1,
      wrong: 'accepted a statement that its source does not bear out',
      appliesTo: ({ label }: Item) => label === 0,
      score: scoreResult((_: Item, { supported }: JudgeResult) => (supported ? 1 : 0)),
    },
    'turned-down': {
      what: 'the judge turns down a statement that is borne out',
      kind: 'proportion',
      worst: 1,
      appliesTo: ({ label }: Item) => label === 1,
      score: scoreResult((_: Item, { supported }: JudgeResult) => (supported ? 0 : 1)),
    },
  },
  requirements: {
    agreement: { kind: 'reported' },
    'borne-out': { kind: 'reported' },
    'let-through': { kind: 'bound', atMost: 0.3 },
    'turned-down': { kind: 'bound', atMost: 0.3 },
    kappa: { kind: 'bound', atLeast: 0.6 },
  },
  kappa: { agreed: 'agreement', label: 'borne-out' },
  unit: 'statements',
  notes: [
    'Substantial agreement (kappa above .60, Landis and Koch 1977) is asked of the interval, not of the figure. Below it the judge only tells.',
  ],
});
