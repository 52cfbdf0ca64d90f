/** A set of rows that are weighed alike, with what each is known to be and the odds it starts from. */
export interface Rows {
  readonly signs: readonly Readonly<Record<string, number>>[];
  /** 0 to 1 for each row. */
  readonly labels: readonly number[];
  /** Log-odds of each row that are given and not fitted. */
  readonly offsets: readonly number[];
  /** How much each row counts. */
  readonly weight: number;
}

const mostRounds = 12;
const settled = 1e-5;

/** Weights of the named signs by logistic regression with a ridge, of signs set to one spread; by Newton's steps. */
export function ridgeLogistic(sets: readonly Rows[], names: readonly string[], strength: number): Readonly<Record<string, number>> {
  const rows = sets.flatMap(({ signs, labels, offsets, weight }) =>
    signs.map((own, at) => ({
      values: names.map((name) => own[name] ?? 0),
      label: labels[at] ?? 0,
      offset: offsets[at] ?? 0,
      weight,
    })),
  );
  const total = rows.reduce((sum, { weight }) => sum + weight, 0) / rows.length;
  const meanOf = (pick: (values: readonly number[]) => number) =>
    rows.reduce((sum, { values, weight }) => sum + (weight / total) * pick(values), 0) / rows.length;
  const means = names.map((_, at) => meanOf((values) => values[at] ?? 0));
  const spreads = names.map((_, at) => Math.sqrt(meanOf((values) => ((values[at] ?? 0) - (means[at] ?? 0)) ** 2)) + 1e-9);
  const inputs = rows.map(({ values }) => [1, ...values.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1))]);

  const fitted = new Array<number>(names.length + 1).fill(0);
  for (let round = 0; round < mostRounds; round += 1) {
    const slope = fitted.map((value, at) => (at === 0 ? 0 : -strength * value));
    const curve = fitted.map((_, at) => fitted.map((_, other) => (at === other && at > 0 ? strength : 0)));
    for (const [place, { label, offset, weight }] of rows.entries()) {
      const input = inputs[place] ?? [];
      const odds = input.reduce((sum, value, at) => sum + value * (fitted[at] ?? 0), offset);
      const chance = 1 / (1 + Math.exp(-odds));
      const counts = (weight / total) * chance * (1 - chance);
      for (let at = 0; at < input.length; at += 1) {
        const value = input[at] ?? 0;
        slope[at] = (slope[at] ?? 0) + (weight / total) * (label - chance) * value;
        const line = curve[at] ?? [];
        for (let other = 0; other <= at; other += 1) line[other] = (line[other] ?? 0) + counts * value * (input[other] ?? 0);
      }
    }
    const step = solve(curve, slope);
    for (const [at, value] of step.entries()) fitted[at] = (fitted[at] ?? 0) + value;
    if (step.every((value) => Math.abs(value) < settled)) break;
  }
  return Object.fromEntries(names.map((name, at) => [name, (fitted[at + 1] ?? 0) / (spreads[at] ?? 1)]));
}

// --- Internal ---

/** Solves for a symmetric matrix of which the lower half is given, by Cholesky's factors. */
function solve(lower: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const factors: number[][] = [];
  for (const [at, line] of lower.entries()) {
    const own: number[] = [];
    for (let other = 0; other <= at; other += 1) {
      const above = other === at ? own : (factors[other] ?? []);
      let rest = line[other] ?? 0;
      for (let k = 0; k < other; k += 1) rest -= (own[k] ?? 0) * (above[k] ?? 0);
      own.push(other === at ? Math.sqrt(rest) : rest / (above[other] ?? 1));
    }
    factors.push(own);
  }
  const half: number[] = [];
  for (const [at, line] of factors.entries())
    half.push(((right[at] ?? 0) - half.reduce((sum, value, k) => sum + value * (line[k] ?? 0), 0)) / (line[at] ?? 1));
  const result = new Array<number>(half.length).fill(0);
  for (let at = half.length - 1; at >= 0; at -= 1) {
    let rest = half[at] ?? 0;
    for (let k = at + 1; k < half.length; k += 1) rest -= (factors[k]?.[at] ?? 0) * (result[k] ?? 0);
    result[at] = rest / (factors[at]?.[at] ?? 1);
  }
  return result;
}
