import type { Point } from '../outline/outline.ts';
import { centralities } from './centralities.ts';

/** Chosen on public meetings (QMSum, development part). */
const weights = { opening: 3, decay: 0.1, centrality: 2, brief: -1 } as const;
const briefWords = 7;

/** How much each point tells of a meeting as a whole: its opening names who meets and why, then what the talk turns on. */
export function scoreSpeech(points: readonly Point[]): readonly number[] {
  const central = centralities(points);
  return points.map(
    ({ words }, place) =>
      weights.opening / (1 + weights.decay * place) +
      weights.centrality * (central[place] ?? 0) +
      (words.length < briefWords ? weights.brief : 0),
  );
}
