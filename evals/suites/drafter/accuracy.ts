import { type DrafterInput, type DrafterResult, drafter } from '@assay/drafter';
import { defineSuite } from '@assay/evals';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult, shareOf } from '../score-result.ts';
import { isApprovedLine } from './is-approved-line.ts';
import { lineCorpus } from './lines.ts';

const ask = z.strictObject({ quote: z.string(), line: z.string().nullable() });

const record = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  letter: z.string(),
  correspondent: z.strictObject({ opening: z.string(), close: z.string(), reference: z.string().nullable() }),
  asks: z.array(ask).min(1),
});

type Item = z.infer<typeof record>;
type Ask = z.infer<typeof ask>;

/** Is every question found, answered by the right approved line, or shown as a gap; and is the frame right? */
export const drafterAccuracy = defineSuite({
  name: 'drafter/accuracy',
  kind: 'accuracy',
  tool: drafter,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./accuracy.jsonl', import.meta.url),
    manifest: new URL('./accuracy.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: lineCorpus,
  samples: (records) =>
    records.map((item) => ({ id: item.id, cluster: item.cluster, input: { letter: item.letter } satisfies DrafterInput, record: item })),
  scorers: {
    'asks-found': {
      what: 'share of the questions and requests in the letter that are found',
      kind: 'share',
      worst: 0,
      wrong: 'had a question that was missed',
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(asks, (wanted) => foundAsk(letter, wanted, result) !== undefined),
      ),
    },
    'right-line': {
      what: 'share of the questions with an approved line whose line is in the draft',
      kind: 'share',
      worst: 0,
      wrong: 'had a question that an approved line answers, and did not get it',
      appliesTo: ({ asks }: Item) => asks.some(({ line }) => line !== null),
      score: scoreResult(({ asks }: Item, { paragraphs }: DrafterResult) => {
        const used = new Set(paragraphs.flatMap(({ citations }) => citations.map(({ position }) => position.document)));
        return shareOf(
          asks.filter(({ line }) => line !== null),
          ({ line }) => used.has(line ?? ''),
        );
      }),
    },
    'gaps-shown': {
      what: 'share of the questions without a line that are not answered by some other line',
      kind: 'share',
      worst: 0,
      wrong: 'had a question that no line covers, and it was not shown as a gap',
      appliesTo: ({ asks }: Item) => asks.some(({ line }) => line === null),
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(
          asks.filter(({ line }) => line === null),
          (wanted) => foundAsk(letter, wanted, result)?.status === 'gap',
        ),
      ),
    },
    'wrong-line': {
      what: 'share of the questions found that are answered by a line other than the labelled one',
      kind: 'share',
      worst: 1,
      wrong: 'got a line that answers something else',
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(
          asks.filter((wanted) => foundAsk(letter, wanted, result) !== undefined),
          (wanted) => isWrong(wanted, foundAsk(letter, wanted, result)),
          0,
        ),
      ),
    },
    'opening-and-close': {
      what: 'the letter opens and closes as it must for this correspondent',
      kind: 'proportion',
      worst: 0,
      wrong: 'opened or closed in the wrong form',
      score: scoreResult(({ correspondent }: Item, { opening, close }: DrafterResult) =>
        opening === correspondent.opening && close === correspondent.close ? 1 : 0,
      ),
    },
    reference: {
      what: 'the correspondent’s reference is quoted, and no other',
      kind: 'proportion',
      worst: 0,
      wrong: 'quoted a wrong reference or none',
      score: scoreResult(({ correspondent }: Item, { reference }: DrafterResult) =>
        reference === (correspondent.reference ?? '') ? 1 : 0,
      ),
    },
    'only-approved-lines': {
      what: 'nothing but approved lines, word for word',
      kind: 'proportion',
      worst: 0,
      score: scoreResult((_: Item, { paragraphs }: DrafterResult) =>
        paragraphs.filter(({ kind }) => kind === 'line').every((paragraph) => isApprovedLine(paragraph)) ? 1 : 0,
      ),
    },
  },
  requirements: {
    'asks-found': { kind: 'bound', atLeast: 0.7 },
    'right-line': { kind: 'bound', atLeast: 0.35 },
    'gaps-shown': { kind: 'bound', atLeast: 0.4 },
    'wrong-line': { kind: 'bound', atMost: 0.4 },
    'opening-and-close': { kind: 'bound', atLeast: 0.8 },
    reference: { kind: 'reported' },
    'only-approved-lines': { kind: 'invariant', minimum: 60 },
  },
  unit: 'letters',
  notes: [
    'About half of the questions that an approved line answers get that line; the others show a gap or, worse, another line. Read every line of a draft against the question.',
  ],
});

// --- Internal ---

function isWrong({ line }: Ask, found: DrafterResult['asks'][number] | undefined): boolean {
  return found?.status === 'answered' && found.line?.position.document !== line;
}

/** The found ask that covers most of a labelled one; at least half of the shorter of the two. */
function foundAsk(letter: string, { quote }: Ask, { asks }: DrafterResult): DrafterResult['asks'][number] | undefined {
  const start = letter.indexOf(quote);
  const end = start + quote.length;
  return asks
    .map((found) => ({
      found,
      shared: Math.min(found.position.end, end) - Math.max(found.position.start, start),
      shorter: Math.min(found.position.end - found.position.start, end - start),
    }))
    .filter(({ shared, shorter }) => shared >= 0.5 * shorter)
    .sort((a, b) => b.shared - a.shared)[0]?.found;
}
