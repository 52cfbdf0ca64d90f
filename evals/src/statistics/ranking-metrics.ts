/** Normalised discounted cumulative gain of the first k (Järvelin and Kekäläinen 2002), gains as they are, discount log2(rank + 1): trec_eval's ndcg_cut. */
export function ndcg(ranking: readonly string[], gains: ReadonlyMap<string, number>, k = 10): number {
  const ideal = discounted(
    [...gains.values()].filter((gain) => gain > 0).sort((a, b) => b - a),
    k,
  );
  return ideal === 0
    ? 0
    : discounted(
        ranking.map((id) => gains.get(id) ?? 0),
        k,
      ) / ideal;
}

/** The share of the relevant items that are among the first k. */
export function recallAt(ranking: readonly string[], gains: ReadonlyMap<string, number>, k = 10): number {
  const relevant = [...gains].filter(([, gain]) => gain > 0).map(([id]) => id);
  if (relevant.length === 0) return 0;
  const found = new Set(ranking.slice(0, k));
  return relevant.filter((id) => found.has(id)).length / relevant.length;
}

/** One over the rank of the first relevant item among the first k; 0 where there is none. */
export function reciprocalRank(ranking: readonly string[], gains: ReadonlyMap<string, number>, k = 10): number {
  const place = ranking.slice(0, k).findIndex((id) => (gains.get(id) ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

/**
 * Rank-biased overlap of two rankings without ties, extrapolated to their end (Webber, Moffat and Zobel 2010, equation 32):
 * 1 for equal rankings, 0 for disjoint ones; `p` is how far down a reader looks.
 */
export function rankBiasedOverlap(first: readonly string[], second: readonly string[], p = 0.9): number {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  const [s, l] = [short.length, long.length];
  if (l === 0) return 1;
  if (s === 0) return 0;
  const inShort = new Set<string>();
  const inLong = new Set<string>();
  let overlap = 0;
  let sum = 0;
  let overlapAtShort = 0;
  for (let depth = 1; depth <= l; depth += 1) {
    const fromLong = long[depth - 1] ?? '';
    const fromShort = depth <= s ? short[depth - 1] : undefined;
    inLong.add(fromLong);
    if (fromShort !== undefined) inShort.add(fromShort);
    if (fromShort === fromLong) overlap += 1;
    else overlap += Number(inShort.has(fromLong)) + Number(fromShort !== undefined && inLong.has(fromShort));
    if (depth === s) overlapAtShort = overlap;
    sum += (overlap / depth) * p ** depth;
    if (depth > s) sum += ((overlapAtShort * (depth - s)) / (s * depth)) * p ** depth;
  }
  return ((1 - p) / p) * sum + ((overlap - overlapAtShort) / l + overlapAtShort / s) * p ** l;
}

// --- Internal ---

function discounted(gains: readonly number[], k: number): number {
  return gains.slice(0, k).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
