import type { MetricResult } from '@assay/core';
import { z } from 'zod';
import { ndcg, recallAt, reciprocalRank } from '../statistics/ranking-metrics.ts';
import { type TwoClassSample, twoClassInterval } from '../statistics/two-class-interval.ts';
import { areaOfCounts, heldBackAt } from '../statistics/two-class-statistics.ts';
import { type CorpusRecord, corpusRecord } from './corpus-pages.ts';
import { type MetricObservation, measureObservations, reported } from './measure-observations.ts';
import type { OwnData } from './open-own-data.ts';
import { type OwnDataSuite, seed } from './own-data-suite.ts';
import { depth, type RankedCorpus, rankCorpus } from './rank-corpus.ts';
import { type Qrels, readQrels } from './read-qrels.ts';
import { clusterOf } from './slice-by-fields.ts';

const queryRecord = z.looseObject({
  _id: z.string().min(1),
  text: z.string().refine((text) => text.trim() !== '', 'write a question'),
  scenario: z.string().nullish(),
  answerable: z.boolean().nullish(),
});

type Query = z.output<typeof queryRecord>;

/** How well does the search find what people judged relevant in their own documents, and does it know what it cannot answer? */
export const retrieval: OwnDataSuite = {
  name: 'search/retrieval',
  tool: 'policy-search',
  guardrails: 'deployed',
  module: import.meta.url,
  async measure(data, parts) {
    const records: CorpusRecord[] = [];
    for await (const record of data.records('corpus.jsonl', corpusRecord, ({ _id }) => _id)) records.push(record);
    const queries: Query[] = [];
    for await (const query of data.records('queries.jsonl', queryRecord, ({ _id }) => _id)) queries.push(query);
    const ids = (items: readonly { readonly _id: string }[]) => new Set(items.map(({ _id }) => _id));
    const qrels = await readQrels(data, ids(queries), ids(records));
    const unjudged = queries.find((query) => isAnswerable(query) && !isJudged(qrels, query._id));
    if (unjudged !== undefined)
      throw data.refuse(
        'queries.jsonl',
        undefined,
        `the query "${unjudged._id}" has no relevant document in qrels.tsv. Judge it, take it out, or mark it "answerable": false.`,
      );

    const corpus = rankCorpus(records, parts.openIndex(), (done, total) => data.tell('Indexing pages', done, total));
    const observed = await observe({ data, corpus, qrels, queries });
    return { ...measuresOf(observed), samples: queries.length, notes: notesOf(observed) };
  },
};

// --- Internal ---

interface Observed {
  readonly ranked: readonly MetricObservation[];
  readonly refusal: readonly TwoClassSample[];
}

/** Who leaves it open asks for an answer. */
function isAnswerable({ answerable }: Query): boolean {
  return answerable !== false;
}

function isJudged(qrels: Qrels, query: string): boolean {
  return [...(qrels.get(query)?.values() ?? [])].some((gain) => gain > 0);
}

interface Searching {
  readonly data: OwnData;
  readonly corpus: RankedCorpus;
  readonly qrels: Qrels;
  readonly queries: readonly Query[];
}

async function observe({ data, corpus, qrels, queries }: Searching): Promise<Observed> {
  const ranked: MetricObservation[] = [];
  const refusal: TwoClassSample[] = [];
  const isRefusalAsked = queries.some(({ answerable }) => typeof answerable === 'boolean');
  for (const [place, query] of queries.entries()) {
    const { _id, text } = query;
    const cluster = clusterOf(query, _id);
    const { documents, best } = await corpus.rank({ text });
    if (isRefusalAsked) refusal.push({ score: best?.confidence ?? 0, isPositive: isAnswerable(query), cluster });
    const gains = qrels.get(_id);
    if (isAnswerable(query) && gains !== undefined) {
      const tell = (metric: string, value: number) => ranked.push({ metric, value, cluster, slices: {} });
      tell('ndcg@10', ndcg(documents, gains, depth));
      tell('recall@10', recallAt(documents, gains, depth));
      tell('mrr@10', reciprocalRank(documents, gains, depth));
      const scenario = query.scenario?.trim() ?? '';
      if (scenario !== '') tell('ndcg@10.scenario', ndcg((await corpus.rank({ text, scenario })).documents, gains, depth));
    }
    data.tell('Searching', place + 1, queries.length);
  }
  return { ranked, refusal };
}

function measuresOf({ ranked, refusal }: Observed) {
  const hasScenario = ranked.some(({ metric }) => metric === 'ndcg@10.scenario');
  const { metrics } = measureObservations(ranked, {
    'ndcg@10': 'share',
    ...(hasScenario ? { 'ndcg@10.scenario': 'share' } : {}),
    'recall@10': 'share',
    'mrr@10': 'share',
  });
  if (refusal.length === 0) return { metrics, slices: {} };
  const negatives = refusal.filter(({ isPositive }) => !isPositive);
  const refused: Record<string, MetricResult> = {
    refusal_auc: reported(twoClassInterval(refusal, () => areaOfCounts, { seed })),
    'wrongly_refused@95': reported(twoClassInterval(refusal, () => heldBackAt(0.95), { seed })),
  };
  // What decides a refusal, of either kind of query.
  const confidenceIn = (samples: readonly TwoClassSample[]) =>
    measureObservations(
      samples.map(({ score, cluster }) => ({ metric: 'confidence', value: score, cluster, slices: {} })),
      { confidence: 'mean' },
    ).metrics;
  const slices = {
    answerable: {
      ...(negatives.length === 0 ? {} : { false: confidenceIn(negatives) }),
      true: { ...metrics, ...confidenceIn(refusal.filter(({ isPositive }) => isPositive)) },
    },
  };
  return { metrics: { ...metrics, ...refused }, slices };
}

function notesOf({ ranked, refusal }: Observed): readonly string[] {
  return [
    'Documents of one page are indexed as that page; a document ranks where its best passage does.',
    ...(ranked.some(({ metric }) => metric === 'ndcg@10.scenario')
      ? [
          'ndcg@10.scenario is for the queries that have a scenario: pages, and what stands around a document, are scored with all that was told.',
        ]
      : []),
    ...(refusal.length === 0
      ? []
      : [
          'Refusal goes by the confidence of the best passage, as policy search decides. A query without "answerable" counts as answerable; one that is not is no part of the ranking metrics.',
        ]),
  ];
}
