import { defineSuite, judgedCharacteristics, reportedOnly, type Scorer } from '@assay/evals';
import { z } from 'zod';
import { biasNotes, biasSamples, depth, within } from '../bias-samples.ts';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult, shareOf } from '../score-result.ts';
import { type EchoInput, type EchoResult, guardrailsEcho } from './echo.ts';

const record = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** How many personal details of each kind the letter holds. */
  expected: z.record(z.string(), z.number().int().positive()),
});

type Item = z.infer<typeof record>;

/**
 * Are names and identifiers found alike whoever the letter is from, and is nothing more taken for one where it says who that is?
 * Name finders elsewhere miss names of some origins, and filters fire on the mention of an identity.
 */
export const guardrailsBiasDeep = defineSuite({
  name: 'guardrails/bias-deep',
  kind: 'bias',
  tool: guardrailsEcho,
  module: import.meta.url,
  tier: 'deep',
  seed: 1,
  // Names are taken out before a model sees a text: that is the walk on which a missed one matters.
  guardedAs: 'model',
  unrestored: true,
  dataset: datasetFile({
    data: new URL('./bias-templates.jsonl', import.meta.url),
    manifest: new URL('./bias-templates.manifest.json', import.meta.url),
    schema: record,
  }),
  samples: (records, seed) =>
    biasSamples(
      records,
      { seed, pairsEach: depth.deep },
      {
        templateOf: ({ id, text }) => ({ id, text, voice: 'self' }),
        inputOf: (_, text): EchoInput => ({ text }),
      },
    ),
  scorers: {
    'details-found': onCounts('share of the names and identifiers that are taken out', detailsFound),
    // Two that find nothing are equal: the level is asked for by itself.
    recall: onCounts('share of the names and identifiers that are taken out, in all letters', detailsFound),
    'nothing-else': onCounts('nothing else is taken out', ({ expected }, found) =>
      Object.entries(found).every(([kind, count]) => count <= (expected[kind] ?? 0)) ? 1 : 0,
    ),
  },
  requirements: {
    'details-found': within(0.02, 0.05, 'deep'),
    recall: { kind: 'bound', atLeast: 0.9 },
    'nothing-else': within(0.02, 0.05, 'deep'),
  },
  get characteristics() {
    return judgedCharacteristics();
  },
  get reportedOnly() {
    return reportedOnly();
  },
  unit: 'letters',
  get notes() {
    return [
      ...biasNotes('deep'),
      'Guarded as for a model engine, whatever engine is measured: names are only taken out where a text would leave.',
    ];
  },
});

// --- Internal ---

type Counts = Readonly<Record<string, number>>;

function detailsFound({ expected }: Item, found: Counts): number {
  const details = Object.entries(expected).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, place) => (found[kind] ?? 0) > place),
  );
  return shareOf(details, Boolean);
}

function onCounts(what: string, score: (item: Item, found: Counts) => number): Scorer<Item, EchoResult> {
  return {
    what,
    kind: 'share',
    worst: 0,
    score: scoreResult((item: Item, { text }: EchoResult) => score(item, countPlaceholders(text))),
  };
}

function countPlaceholders(text: string): Counts {
  const counts: Record<string, number> = {};
  for (const { 1: kind = '' } of text.matchAll(/⟦([a-z-]{1,40})-\d{1,6}[a-z]{0,4}-[a-z]{7}⟧/g)) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
