/** Holm's (1979) step-down adjustment: controls the chance of any false alarm among the tests. */
export function holm(pValues: readonly number[]): readonly number[] {
  const m = pValues.length;
  return stepwise(ascending(pValues), pValues, (p, rank) => p * (m - rank), Math.max);
}

/** Benjamini and Hochberg's (1995) step-up adjustment: controls the expected share of false alarms among the alarms. */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const m = pValues.length;
  const order = ascending(pValues);
  return stepwise([...order].reverse(), pValues, (p, place) => (p * m) / (m - place), Math.min);
}

// --- Internal ---

function ascending(pValues: readonly number[]): readonly number[] {
  return pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
}

/** Walks the tests in order; each adjusted value is at least (or at most) the one before, and never above 1. */
function stepwise(
  order: readonly number[],
  pValues: readonly number[],
  adjust: (p: number, place: number) => number,
  combine: (a: number, b: number) => number,
): readonly number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let running: number | undefined;
  for (const [place, index] of order.entries()) {
    const value = Math.min(1, adjust(pValues[index] ?? 1, place));
    running = running === undefined ? value : combine(running, value);
    adjusted[index] = running;
  }
  return adjusted;
}
