import { defineSuite } from '@assay/evals';
import { type SummariserInput, type SummariserResult, summariser } from '@assay/summariser';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult, shareOf } from '../score-result.ts';
import { lead } from './baselines/lead.ts';
import { textRank } from './baselines/text-rank.ts';
import { isVerbatim } from './is-verbatim.ts';
import { comparable, context, contextKept, fact, tellsFact } from './told-facts.ts';

const record = z.strictObject({
  id: z.string(),
  /** What kind of paper it is: "board minutes". */
  kind: z.string(),
  topic: z.string(),
  document: z.string(),
  facts: z.array(fact).min(1),
  contexts: z.array(context),
});

type Raw = z.infer<typeof record>;
type Item = Raw & { readonly asked: number; readonly length: string };

/** The lengths every paper is summarised at: 300 words, and one page of 500. */
const lengths = [
  { asked: 300, length: '300 words' },
  { asked: 500, length: 'one page' },
] as const;

/** Are the facts that must not be missed told, and is nothing told without what it would mislead without? */
export const summariserFacts = defineSuite({
  name: 'summariser/facts',
  kind: 'accuracy',
  tool: summariser,
  module: import.meta.url,
  tier: 'deep',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./facts.jsonl', import.meta.url),
    manifest: new URL('./facts.manifest.json', import.meta.url),
    schema: record,
  }),
  samples: (records) =>
    records.flatMap((item: Raw) =>
      lengths.map(({ asked, length }) => ({
        id: `${item.id} at ${length}`,
        cluster: item.id,
        input: { documents: [{ text: item.document }], length: { words: asked } } satisfies SummariserInput,
        record: { ...item, asked, length },
      })),
    ),
  slices: ({ length, document }) => ({ length, pages: pagesOf(document) }),
  scorers: {
    'facts-kept': {
      what: 'share of the facts that must not be missed that the summary tells',
      kind: 'share',
      worst: 0,
      score: scoreResult((item: Item, result: SummariserResult) => kept(item, sentencesOf(result))),
    },
    'misses-none': {
      what: 'the summary tells every fact that must not be missed',
      kind: 'proportion',
      worst: 0,
      wrong: 'missed a fact that must not be missed',
      score: scoreResult((item: Item, result: SummariserResult) => (kept(item, sentencesOf(result)) === 1 ? 1 : 0)),
    },
    'gain-over-lead': {
      what: 'facts kept, less those in the document’s own first sentences at the same length',
      kind: 'mean',
      worst: -1,
      score: scoreResult(
        (item: Item, result: SummariserResult) => kept(item, sentencesOf(result)) - kept(item, lead(item.document, item.asked)),
      ),
    },
    'gain-over-textrank': {
      what: 'facts kept, less those that TextRank keeps at the same length',
      kind: 'mean',
      worst: -1,
      score: scoreResult(
        (item: Item, result: SummariserResult) => kept(item, sentencesOf(result)) - kept(item, textRank(item.document, item.asked)),
      ),
    },
    'sentences-in-context': {
      what: 'share of the summary’s sentences that are not known to have lost a condition, an attribution or a status',
      kind: 'share',
      worst: 0,
      wrong: 'told something without what it misleads without',
      score: scoreResult(({ contexts }: Item, result: SummariserResult) => {
        const sentences = comparable(sentencesOf(result));
        const lost = contexts.filter((one) => contextKept(sentences, one) === false).length;
        return sentences.length === 0 ? 0 : 1 - lost / sentences.length;
      }),
    },
    'traps-avoided': {
      what: 'share of the labelled statements that mislead alone which are not told, or told with what they need',
      kind: 'share',
      worst: 0,
      appliesTo: ({ contexts }) => contexts.length > 0,
      score: scoreResult(({ contexts }: Item, result: SummariserResult) => {
        const sentences = comparable(sentencesOf(result));
        return shareOf(contexts, (one) => contextKept(sentences, one) !== false);
      }),
    },
    'within-tenth': {
      what: 'the length is within a tenth of what was asked for, where the document is longer',
      kind: 'proportion',
      worst: 0,
      wrong: 'were more than a tenth off the length asked for',
      appliesTo: ({ document, asked }) => document.split(/\s+/).length > asked * 1.2,
      score: scoreResult(({ asked }: Item, { words }: SummariserResult) => (Math.abs(words - asked) <= asked / 10 ? 1 : 0)),
    },
    verbatim: {
      what: 'every sentence stands in the document where its citations say',
      kind: 'proportion',
      worst: 0,
      wrong: 'had a sentence that does not stand in the document',
      score: scoreResult(({ document }: Item, result: SummariserResult) => (isVerbatim(document, result) ? 1 : 0)),
    },
  },
  requirements: {
    'facts-kept': { kind: 'bound', atLeast: 0.45 },
    'misses-none': { kind: 'reported' },
    'gain-over-lead': { kind: 'bound', atLeast: 0.1 },
    'gain-over-textrank': { kind: 'bound', atLeast: 0.1 },
    'sentences-in-context': { kind: 'bound', atLeast: 0.97 },
    'traps-avoided': { kind: 'reported' },
    'within-tenth': { kind: 'bound', atLeast: 0.85 },
    verbatim: { kind: 'invariant', minimum: 100 },
  },
  onModel: { verbatim: { kind: 'reported' } },
  judged: true,
  unit: 'summaries',
  notes: [
    'Written and labelled by six hands that had not seen the summariser; no second reader. The facts were put where they are easily missed.',
    'A fact counts as told where one sentence, or two that follow each other, hold the labelled words; context as kept where it stands within two sentences.',
    'Sentences in context: only labelled statements can be found to have lost theirs, so the true share of losses is higher.',
  ],
});

// --- Internal ---

function kept({ facts }: Item, sentences: readonly string[]): number {
  const said = comparable(sentences);
  return shareOf(facts, (one) => tellsFact(said, one));
}

/** The sentences of a result in their order, the headings told with them before them. */
function sentencesOf({ standing, parts }: SummariserResult): readonly string[] {
  const told = parts.flatMap(({ statements }) => statements.map(({ under, text }) => (under === undefined ? text : `${under}: ${text}`)));
  return [...standing.map(({ text }) => text), ...told];
}

/** A page of 500 words. */
function pagesOf(document: string): string {
  const pages = document.split(/\s+/).length / 500;
  return pages <= 1.2 ? '1 page' : pages <= 3 ? '2 or 3 pages' : pages <= 7 ? '4 to 7 pages' : 'over 7 pages';
}
