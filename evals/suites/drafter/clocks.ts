import { type DrafterInput, type DrafterResult, drafter, type LetterKind } from '@assay/drafter';
import { defineSuite } from '@assay/evals';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';
import { lineCorpus } from './lines.ts';

/** Each clock with the kind of letter it runs on, and whether its longer date is the one that is meant. */
const clocks = {
  correspondence: { kind: 'treat-official', isLater: false },
  foi: { kind: 'foi', isLater: false },
  'eir-extended': { kind: 'foi', isLater: true },
  'data-rights': { kind: 'data-rights', isLater: false },
  'data-rights-extended': { kind: 'data-rights', isLater: true },
  'data-protection-complaint': { kind: 'data-protection-complaint', isLater: false },
} as const satisfies Record<string, { readonly kind: LetterKind; readonly isLater: boolean }>;

type ClockName = keyof typeof clocks;

/** The nation whose holidays count, as a caseworker enters it. */
const nations = { 'england-and-wales': 'england', scotland: 'scotland', 'northern-ireland': 'northern-ireland' } as const;

const record = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  clock: z.enum(Object.keys(clocks) as [ClockName, ...ClockName[]]),
  received: z.iso.date(),
  nation: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  due: z.iso.date(),
});

type Item = z.infer<typeof record>;

/** Is the day that an answer is due counted right, whatever the clock, the nation and the holidays? */
export const drafterClocks = defineSuite({
  name: 'drafter/clocks',
  kind: 'accuracy',
  tool: drafter,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./clocks.jsonl', import.meta.url),
    manifest: new URL('./clocks.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: lineCorpus,
  samples: (records) =>
    records.map((item) => ({
      id: item.id,
      cluster: item.cluster,
      input: {
        letter: 'Dear Sir or Madam\n\nI write about the matter we spoke of.\n\nYours faithfully',
        received: item.received,
        nation: nations[item.nation],
        corrections: { kinds: [clocks[item.clock].kind] },
      } satisfies DrafterInput,
      record: item,
    })),
  slices: ({ clock, nation }) => ({ clock, nation }),
  scorers: {
    'due-date': {
      what: 'the day that an answer is due',
      kind: 'proportion',
      worst: 0,
      wrong: 'was given another day',
      score: scoreResult(({ clock, due }: Item, result: DrafterResult) => {
        const { kind, isLater } = clocks[clock];
        const found = result.clocks.find(({ kinds }) => kinds.includes(kind));
        return (isLater ? found?.later[0]?.due : found?.due) === due ? 1 : 0;
      }),
    },
  },
  requirements: { 'due-date': { kind: 'invariant', minimum: 60 } },
  unit: 'letters',
  notes: [
    'Scottish public authorities answer under their own Act, whose holidays differ: enter its clock as data before the tool is used there.',
  ],
});
