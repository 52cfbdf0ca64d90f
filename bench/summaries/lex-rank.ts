import { contentStems, splitSentences } from '@assay/language';
import { fitLength, type Ranked } from './fit-length.ts';

/** As in the paper: how like two sentences must be for an edge, the chance of a jump, and when to stop. */
const threshold = 0.1;
const jump = 0.15;
const settled = 1e-4;
const mostRounds = 100;

/** LexRank (Erkan and Radev 2004): sentences by PageRank over the pairs whose tf-idf cosine passes a threshold, the best that fit a length, in order. */
export function lexRank(text: string, words: number): readonly string[] {
  const sentences = splitSentences(text).map(
    ({ start, end }, place): Ranked => ({ place, text: text.slice(start, end).replace(/\s+/g, ' ') }),
  );
  const ranks = rankSentences(sentences.map((sentence) => contentStems(sentence.text)));
  const ranked = sentences.toSorted((a, b) => (ranks[b.place] ?? 0) - (ranks[a.place] ?? 0) || a.place - b.place);
  return fitLength(ranked, words);
}

// --- Internal ---

interface Posting {
  readonly place: number;
  readonly weight: number;
}

function rankSentences(stems: readonly (readonly string[])[]): Float64Array {
  const neighbours = neighboursOf(stems);
  const { length } = neighbours;
  let ranks = new Float64Array(length).fill(1 / length);
  for (let round = 0; round < mostRounds; round += 1) {
    const next = new Float64Array(length).fill(jump / length);
    for (const [from, own] of neighbours.entries()) {
      const share = ((1 - jump) * (ranks[from] ?? 0)) / own.length;
      for (const to of own) next[to] = (next[to] ?? 0) + share;
    }
    const moved = next.reduce((sum, rank, place) => sum + Math.abs(rank - (ranks[place] ?? 0)), 0);
    ranks = next;
    if (moved < settled) break;
  }
  return ranks;
}

/** Each sentence's likes, itself among them; only sentences that share a word are looked at. */
function neighboursOf(stems: readonly (readonly string[])[]): readonly Uint32Array[] {
  const { vectors, holders } = vectorsOf(stems);
  const dots = new Float64Array(stems.length);
  return vectors.map((own, from) => {
    const met: number[] = [];
    for (const [stem, weight] of own)
      for (const { place, weight: other } of holders.get(stem) ?? []) {
        if (dots[place] === 0) met.push(place);
        dots[place] = (dots[place] ?? 0) + weight * other;
      }
    const likes = met.filter((place) => place !== from && (dots[place] ?? 0) > threshold);
    dots.fill(0);
    return Uint32Array.from([from, ...likes]);
  });
}

/** Vectors of length one, and who holds each stem; with one document alone, its sentences are what idf counts. */
function vectorsOf(stems: readonly (readonly string[])[]) {
  const counts = stems.map((own) => countsOf(own));
  const spread = countsOf(counts.flatMap((own) => [...own.keys()]));
  const holders = new Map<string, Posting[]>();
  const vectors = counts.map((own, place) => {
    const weights = [...own].map(([stem, count]) => [stem, count * Math.log(stems.length / (spread.get(stem) ?? 1))] as const);
    const norm = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
    const vector = weights.flatMap(([stem, weight]) => (weight > 0 ? [[stem, weight / norm] as const] : []));
    for (const [stem, weight] of vector) {
      const list = holders.get(stem);
      if (list === undefined) holders.set(stem, [{ place, weight }]);
      else list.push({ place, weight });
    }
    return vector;
  });
  return { vectors, holders };
}

function countsOf(stems: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
