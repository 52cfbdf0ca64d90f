/** A question of a set, as it was answered. */
export interface AnsweredQuestion {
  /** How sure the answer was; undefined where none was given. */
  readonly confidence: number | undefined;
  readonly isRight: boolean;
  readonly cluster: string;
}

/** What holds when every answer at least so sure is taken: the share of all questions that have one, and how many of those are right. */
export interface CurvePoint {
  readonly confidence: number;
  readonly coverage: number;
  readonly precision: number;
}

/** A risk-coverage curve (El-Yaniv and Wiener 2010), the surest first. Answers that are equally sure are one point: no threshold parts them. */
export function riskCoverage(questions: readonly AnsweredQuestion[]): readonly CurvePoint[] {
  let [taken, right] = [0, 0];
  return levelsOf(questions).map((level) => {
    taken += level.count;
    right += level.right;
    return { confidence: level.confidence, coverage: taken / questions.length, precision: right / taken };
  });
}

/** The largest coverage at which at least this share of the answers is right; 0 where no threshold reaches it. */
export function coverageAtPrecision(questions: readonly AnsweredQuestion[], precision: number): number {
  return riskCoverage(questions).reduce((most, point) => (point.precision >= precision - 1e-12 ? point.coverage : most), 0);
}

/**
 * The area under the risk-coverage curve: the share of wrong answers, averaged over every number of questions taken. A question
 * without an answer comes last and counts as wrong, so that saying nothing is no way to a small area. Ties count as in any order.
 */
export function areaUnderRisk(questions: readonly AnsweredQuestion[]): number {
  let [taken, wrong, area] = [0, 0, 0];
  const levels = levelsOf(questions);
  const answered = levels.reduce((sum, { count }) => sum + count, 0);
  for (const { count, right } of [...levels, { count: questions.length - answered, right: 0 }]) {
    for (let place = 1; place <= count; place += 1) area += (wrong + (place * (count - right)) / count) / (taken + place);
    taken += count;
    wrong += count - right;
  }
  return area / questions.length;
}

// --- Internal ---

interface Level {
  readonly confidence: number;
  readonly count: number;
  readonly right: number;
}

/** The answers by how sure they are, the surest first. */
function levelsOf(questions: readonly AnsweredQuestion[]): readonly Level[] {
  const levels = new Map<number, { count: number; right: number }>();
  for (const { confidence, isRight } of questions) {
    if (confidence === undefined) continue;
    const level = levels.get(confidence) ?? { count: 0, right: 0 };
    levels.set(confidence, { count: level.count + 1, right: level.right + (isRight ? 1 : 0) });
  }
  return [...levels].map(([confidence, level]) => ({ confidence, ...level })).sort((a, b) => b.confidence - a.confidence);
}
