import { collapseSpace, contentStems, countWords, splitSentences } from '@assay/language';

/** As in the paper: the chance of following an edge, and when to stop. */
const damping = 0.85;
const mostRounds = 50;
const settled = 1e-4;

/** TextRank (Mihalcea and Tarau 2004): sentences by PageRank over their word overlap, the best that fit a length, in order. */
export function textRank(text: string, words: number): readonly string[] {
  const sentences = splitSentences(text).map(({ start, end }) => collapseSpace(text.slice(start, end)));
  const ranks = rankSentences(sentences.map((sentence) => new Set(contentStems(sentence))));
  const order = [...sentences.keys()].sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b);
  const chosen = new Set<number>();
  let count = 0;
  for (const place of order) {
    const length = countWords(sentences[place] ?? '');
    if (count + length > words * 1.1) continue;
    chosen.add(place);
    count += length;
    if (count >= words) break;
  }
  return sentences.filter((_, place) => chosen.has(place));
}

// --- Internal ---

interface Edge {
  readonly to: number;
  readonly weight: number;
}

function rankSentences(stems: readonly ReadonlySet<string>[]): readonly number[] {
  const edges = edgesOf(stems);
  const out = edges.map((own) => own.reduce((sum, { weight }) => sum + weight, 0));
  let ranks = stems.map(() => 1);
  for (let round = 0; round < mostRounds; round += 1) {
    const next = stems.map(() => 1 - damping);
    for (const [from, own] of edges.entries())
      for (const { to, weight } of own) next[to] = (next[to] ?? 0) + (damping * (ranks[from] ?? 0) * weight) / (out[from] ?? 1);
    const moved = next.reduce((most, rank, place) => Math.max(most, Math.abs(rank - (ranks[place] ?? 0))), 0);
    ranks = next;
    if (moved < settled) break;
  }
  return ranks;
}

/** Overlap by the logarithms of both lengths, as in the paper; only sentences that share a word are looked at. */
function edgesOf(stems: readonly ReadonlySet<string>[]): readonly (readonly Edge[])[] {
  const holders = new Map<string, number[]>();
  for (const [place, own] of stems.entries())
    for (const stem of own) {
      const list = holders.get(stem);
      if (list === undefined) holders.set(stem, [place]);
      else list.push(place);
    }
  return stems.map((own, from) => {
    const shared = new Map<number, number>();
    for (const stem of own) for (const to of holders.get(stem) ?? []) if (to !== from) shared.set(to, (shared.get(to) ?? 0) + 1);
    return [...shared].flatMap(([to, count]) => {
      const length = Math.log(own.size) + Math.log(stems[to]?.size ?? 1);
      return length > 0 ? [{ to, weight: count / length }] : [];
    });
  });
}
