import { defineSuite } from '@assay/evals';
import { type SummariserInput, type SummariserResult, summariser } from '@assay/summariser';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult, shareOf } from '../score-result.ts';
import { isTrueToPlaces, isVerbatim } from './is-verbatim.ts';

const record = z.strictObject({
  id: z.string(),
  cluster: z.string(),
  document: z.string(),
  maxWords: z.number().int(),
  facts: z.array(z.strictObject({ fact: z.string(), mustMention: z.array(z.string()).min(1) })).min(1),
});

type Item = z.infer<typeof record>;

/** Does a summary keep the facts a demanding civil servant would want, in the length asked for, word for word from the document? */
export const summariserAccuracy = defineSuite({
  name: 'summariser/accuracy',
  kind: 'accuracy',
  tool: summariser,
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
      input: { documents: [{ text: item.document }], length: { words: item.maxWords } } satisfies SummariserInput,
      record: item,
    })),
  scorers: {
    'facts-kept': {
      what: 'share of the labelled facts that the summary tells',
      kind: 'share',
      worst: 0,
      wrong: 'lost at least one fact that a reader would want',
      score: scoreResult((item: Item, _result: SummariserResult, text) => factsKept(item, text)),
    },
    'facts-in-first-sentences': {
      what: 'the same share if the document were simply cut at the length asked for',
      kind: 'share',
      worst: 0,
      score: (item: Item) =>
        factsKept(
          item,
          item.document
            .split(/(?<=\s)/)
            .slice(0, item.maxWords)
            .join(''),
        ),
    },
    'within-length': {
      what: 'the summary is not longer than asked for',
      kind: 'proportion',
      worst: 0,
      wrong: 'were summarised at more than the length asked for',
      score: scoreResult(({ maxWords }: Item, { words }: SummariserResult) => (words <= maxWords * 1.1 ? 1 : 0)),
    },
    'true-to-places': {
      what: 'every quotation that a statement rests on stands in the document at its place',
      kind: 'proportion',
      worst: 0,
      wrong: 'rested on a quotation that does not stand in the document',
      score: scoreResult(({ document }: Item, result: SummariserResult) => (isTrueToPlaces(document, result) ? 1 : 0)),
    },
    verbatim: {
      what: 'every sentence stands in the document where its citation says',
      kind: 'proportion',
      worst: 0,
      score: scoreResult(({ document }: Item, result: SummariserResult) => (isVerbatim(document, result) ? 1 : 0)),
    },
  },
  requirements: {
    'facts-kept': { kind: 'bound', atLeast: 0.5 },
    'facts-in-first-sentences': { kind: 'reported' },
    'within-length': { kind: 'invariant', minimum: 60 },
    'true-to-places': { kind: 'invariant', minimum: 60 },
    verbatim: { kind: 'invariant', minimum: 60 },
  },
  onModel: { verbatim: { kind: 'reported' } },
  judged: true,
  unit: 'documents',
  notes: [],
});

// --- Internal ---

function factsKept({ facts }: Item, text: string): number {
  const said = flat(text);
  return shareOf(facts, ({ mustMention }) => mustMention.every((mention) => said.includes(flat(mention))));
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}
