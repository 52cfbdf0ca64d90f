import { seededRandom } from '../statistics/seeded-random.ts';

/** Two people's labels of one item, and the source it came from. */
export interface LabelPair {
  readonly first: string;
  readonly second: string;
  readonly cluster: string;
}

interface Resampling {
  readonly seed: number;
  readonly rounds?: number;
}

/** The middle 90 % of kappa over clusters drawn with replacement; undefined with fewer than two clusters. */
export function kappaInterval(
  pairs: readonly LabelPair[],
  { seed, rounds = 1_000 }: Resampling,
): { readonly low: number; readonly high: number } | undefined {
  const labels = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const clusters = cellsByCluster(pairs, labels);
  if (clusters.length < 2) return undefined;
  const random = seededRandom(seed);
  const kappas = Array.from({ length: rounds }, () => {
    const cells = new Float64Array(labels.length ** 2);
    for (let draw = 0; draw < clusters.length; draw += 1)
      for (const cell of clusters[Math.floor(random() * clusters.length)] ?? []) cells[cell] = (cells[cell] ?? 0) + 1;
    return kappaOf(cells, labels.length);
  }).sort((a, b) => a - b);
  const at = (share: number) => kappas[Math.round(share * (rounds - 1))] ?? 0;
  return { low: at(0.05), high: at(0.95) };
}

// --- Internal ---

function cellsByCluster(pairs: readonly LabelPair[], labels: readonly string[]): readonly (readonly number[])[] {
  const places = new Map(labels.map((label, place) => [label, place]));
  const clusters = new Map<string, number[]>();
  for (const { first, second, cluster } of pairs) {
    const cell = (places.get(first) ?? 0) * labels.length + (places.get(second) ?? 0);
    const known = clusters.get(cluster);
    if (known === undefined) clusters.set(cluster, [cell]);
    else known.push(cell);
  }
  return [...clusters.values()];
}

/** As cohensKappa, from the table of counts. */
function kappaOf(cells: Float64Array, size: number): number {
  const total = cells.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  for (let label = 0; label < size; label += 1) {
    let [row, column] = [0, 0];
    for (let other = 0; other < size; other += 1) {
      row += cells[label * size + other] ?? 0;
      column += cells[other * size + label] ?? 0;
    }
    observed += (cells[label * size + label] ?? 0) / total;
    expected += (row / total) * (column / total);
  }
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}
