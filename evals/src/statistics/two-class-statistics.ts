/** How many positives and negatives have each score: one entry a level, lowest score first. */
export interface TwoClassCounts {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/** A figure of two classes by their scores; not a number where a class is empty. */
export type TwoClassStatistic = (counts: TwoClassCounts) => number;

/** The chance that a positive scores above a negative, ties counting half: the area under the ROC curve (Mann and Whitney 1947). */
export function areaOfCounts({ positives, negatives }: TwoClassCounts): number {
  let below = 0;
  let area = 0;
  for (const [level, count] of positives.entries()) {
    const same = negatives[level] ?? 0;
    area += count * (below + same / 2);
    below += same;
  }
  return area / (sumOf(positives) * below);
}

/** The mean of the shares of either class that a verdict gets right; the verdict is the score, 1 for positive and 0 for negative, at the levels given. */
export function balancedAccuracyOf(levels: readonly number[]): TwoClassStatistic {
  return ({ positives, negatives }) => {
    const right = (counts: Float64Array, verdict: number) => sumOf(counts.filter((_, level) => levels[level] === verdict)) / sumOf(counts);
    return (right(positives, 1) + right(negatives, 0)) / 2;
  };
}

/** The share of the positives at or below the lowest score that holds back a given share of the negatives: what such caution costs. */
export function heldBackAt(share: number): TwoClassStatistic {
  return ({ positives, negatives }) => {
    const wanted = share * sumOf(negatives);
    if (wanted === 0) return Number.NaN;
    let [heldNegatives, heldPositives] = [0, 0];
    for (const [level, count] of negatives.entries()) {
      heldNegatives += count;
      heldPositives += positives[level] ?? 0;
      if (heldNegatives >= wanted - 1e-9) break;
    }
    return heldPositives / sumOf(positives);
  };
}

// --- Internal ---

function sumOf(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
