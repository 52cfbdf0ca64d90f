import { localCaller, type Retriever } from '@assay/core';
import { ndcg } from '@assay/evals/own-data';
import { percentile } from '../search/percentile.ts';
import { wanted } from '../search/system.ts';
import type { Question } from './filled-collection.ts';

/** What a search took and found. */
export interface Searched {
  readonly queryMs: { readonly p50: number; readonly p95: number };
  readonly ndcg: Readonly<Record<Question['kind'], number>>;
}

/** Two searches of the same pages, and for which share of questions both found the same ten documents in the same order. */
export interface Compared {
  readonly alone: Searched;
  readonly node: Searched;
  readonly same: number;
}

interface Searches {
  readonly alone: { readonly retriever: Retriever };
  readonly node: { readonly retriever: Retriever };
}

const warmUps = 20;
/** So many passages have ten documents in them, mostly. */
const passagesAsked = 2 * wanted;

/** Puts every question to both, by turns. */
export async function compareSearches(
  questions: readonly Question[],
  { alone, node }: Searches,
  progress: (said: string) => void,
): Promise<Compared> {
  progress('both: questions');
  const asking = {
    alone: { ...alone, times: [] as number[], found: [] as string[][] },
    node: { ...node, times: [] as number[], found: [] as string[][] },
  };
  const ask = async ({ retriever, times, found }: (typeof asking)['alone'], text: string) => {
    const startedAt = performance.now();
    const { passages } = await retriever.search({ text, collection: 'policy', limit: passagesAsked }, localCaller);
    times.push(performance.now() - startedAt);
    found.push([...new Set(passages.map(({ document }) => document))].slice(0, wanted));
  };
  for (const { text } of questions.slice(0, warmUps)) for (const search of Object.values(asking)) await ask(search, text);
  for (const search of Object.values(asking)) {
    search.times.length = 0;
    search.found.length = 0;
  }
  for (const [place, { text }] of questions.entries())
    for (const search of place % 2 === 0 ? [asking.alone, asking.node] : [asking.node, asking.alone]) await ask(search, text);

  const searched = ({ times, found }: (typeof asking)['alone']): Searched => {
    const mean = (kind: Question['kind']) => {
      const gained = questions.flatMap((question, place) =>
        question.kind === kind ? [ndcg(found[place] ?? [], question.gains, wanted)] : [],
      );
      return gained.reduce((sum, gain) => sum + gain, 0) / gained.length;
    };
    return {
      queryMs: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
      ndcg: { judged: mean('judged'), 'known item': mean('known item') },
    };
  };
  const isSame = (place: number) => String(asking.alone.found[place]) === String(asking.node.found[place]);
  return {
    alone: searched(asking.alone),
    node: searched(asking.node),
    same: questions.filter((_, place) => isSame(place)).length / questions.length,
  };
}
