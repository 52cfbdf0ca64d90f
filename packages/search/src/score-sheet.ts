/** Scores of units while a query is worked out: one sheet serves query after query. */
export interface ScoreSheet {
  /** Units with a score, in the order in which they got one. */
  readonly units: readonly number[];
  scoreOf(unit: number): number;
  /** The summed weight of the terms a unit holds. */
  heldOf(unit: number): number;
  add(unit: number, score: number, held: number): void;
  /** Takes all scores back, and makes room for so many units. */
  clear(room: number): void;
}

/** An empty sheet. */
export function scoreSheet(): ScoreSheet {
  let scores = new Float64Array(0);
  let held = new Float64Array(0);
  let units: number[] = [];
  return {
    get units() {
      return units;
    },
    scoreOf: (unit) => scores[unit] ?? 0,
    heldOf: (unit) => held[unit] ?? 0,
    add(unit, score, weight) {
      if (held[unit] === 0) units.push(unit);
      scores[unit] = (scores[unit] ?? 0) + score;
      held[unit] = (held[unit] ?? 0) + weight;
    },
    clear(room) {
      if (room > scores.length) {
        scores = new Float64Array(room * 2);
        held = new Float64Array(room * 2);
      } else
        for (const unit of units) {
          scores[unit] = 0;
          held[unit] = 0;
        }
      units = [];
    },
  };
}
