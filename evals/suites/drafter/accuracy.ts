import { type DrafterInput, type DrafterResult, drafter } from '@assay/drafter';
import { defineSuite } from '@assay/evals';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult, shareOf } from '../score-result.ts';
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
      kind: 'mean',
      worst: 0,
      score: scoreResult(({ letter, asks }: Item, result: DrafterResult) =>
        shareOf(asks, (wanted) => foundAsk(letter, wanted, result) !== undefined),
      ),
    },
    'right-line': {
      what: 'share of the questions with an approved line whose line is in the draft',
      kind: 'mean',
      worst: 0,
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
      kind: 'mean',
      worst: 0,
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
      kind: 'mean',
      worst: 1,
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
      score: scoreResult(({ correspondent }: Item, { opening, close }: DrafterResult) =>
        opening === correspondent.opening && close === correspondent.close ? 1 : 0,
      ),
    },
    reference: {
      what: 'the correspondent’s reference is quoted, and no other',
      kind: 'proportion',
      worst: 0,
      score: scoreResult(({ correspondent }: Item, { reference }: DrafterResult) =>
        reference === (correspondent.reference ?? '') ? 1 : 0,
      ),
    },
    'only-approved-lines': {
      what: 'nothing but approved lines, word for word',
      kind: 'proportion',
      worst: 0,
      score: scoreResult((_: Item, { paragraphs }: DrafterResult) =>
        paragraphs.filter(({ kind }) => kind === 'line').every((paragraph) => isApproved(paragraph)) ? 1 : 0,
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

let approved: ReadonlyMap<string, string> | undefined;

function isApproved({ text, citations }: DrafterResult['paragraphs'][number]): boolean {
  approved ??= new Map(lineCorpus().flatMap((line) => (line.metadata.status === 'approved' ? [[line.id, line.text] as const] : [])));
  return citations.length > 0 && citations.every(({ position }) => approved?.get(position.document) === text);
}
