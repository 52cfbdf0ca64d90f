import { type DrafterInput, type DrafterResult, drafter } from '@assay/drafter';
import { defineSuite } from '@assay/evals';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';
import { lineCorpus } from './lines.ts';

const record = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  letter: z.string(),
  opening: z.string(),
  close: z.string(),
  addressee: z.string(),
  role: z.string(),
});

type Item = z.infer<typeof record>;

/** Does the reply open, close and name its reader as the letter says, whatever the name's origin and shape? */
export const drafterAddress = defineSuite({
  name: 'drafter/address',
  kind: 'accuracy',
  tool: drafter,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./address.jsonl', import.meta.url),
    manifest: new URL('./address.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: lineCorpus,
  samples: (records) =>
    records.map((item) => ({ id: item.id, cluster: item.cluster, input: { letter: item.letter } satisfies DrafterInput, record: item })),
  slices: ({ role }) => ({ role }),
  scorers: {
    'opening-and-close': {
      what: 'the letter opens and closes as it must for this correspondent',
      kind: 'proportion',
      worst: 0,
      wrong: 'opened or closed in the wrong form',
      score: scoreResult((item: Item, { opening, close }: DrafterResult) => (opening === item.opening && close === item.close ? 1 : 0)),
    },
    addressee: {
      what: 'the name line of the address block',
      kind: 'proportion',
      worst: 0,
      wrong: 'named its reader in the wrong form',
      score: scoreResult((item: Item, { correspondent }: DrafterResult) => (correspondent.addressee === item.addressee ? 1 : 0)),
    },
    role: {
      what: 'in what capacity the correspondent writes',
      kind: 'proportion',
      worst: 0,
      score: scoreResult((item: Item, { correspondent }: DrafterResult) => (correspondent.role === item.role ? 1 : 0)),
    },
  },
  requirements: {
    'opening-and-close': { kind: 'bound', atLeast: 0.75 },
    addressee: { kind: 'bound', atLeast: 0.65 },
    role: { kind: 'reported' },
  },
  unit: 'letters',
  notes: ['A title is taken from the letter, never inferred: read the opening against the signature before the letter goes.'],
});
