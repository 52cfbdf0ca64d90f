import type { Point } from './outline/outline.ts';
import type { Said } from './said.ts';
import { wordsOf } from './words-of.ts';

interface Choice {
  /** How much each point is worth, by place; nothing above 0 is left out. */
  readonly scores: readonly number[];
  /** Each point with the places it may not stand without, itself first. */
  readonly groups: readonly (readonly number[])[];
  readonly words: number;
  /** What was told before; what is chosen is added to it. */
  readonly said: Said;
  /** A point with this share of its words already said adds nothing. */
  readonly repeatShare: number;
  /** How much a point's length counts against it: 0 not at all, 1 in full. */
  readonly thrift: number;
  /** The share by which the first point may pass the length, and that by which all together may. */
  readonly tolerance: number;
  readonly within: number;
  /** The share of the length at which it is enough. */
  readonly enough: number;
  /** Points that may be chosen; all where it is not given. */
  readonly allows?: (place: number) => boolean;
  /** At most so many. */
  readonly most?: number;
}

/** Added to a point's words before its worth is set against them, so that crumbs are not cheap. */
const least = 16;

/** The places of the best points that fit the length, each with what it may not stand without, in the document's order. */
export function choosePoints(points: readonly Point[], choice: Choice): readonly number[] {
  const { groups, words, said, repeatShare, tolerance, within, enough, most = points.length } = choice;
  const chosen = new Set<number>();
  let total = 0;
  for (const place of rank(points, choice)) {
    const point = points[place];
    if (chosen.has(place) || point === undefined) continue;
    const added = (groups[place] ?? []).filter((at) => !chosen.has(at));
    const length = wordsOf(points, added);
    const room = words * (1 + (chosen.size === 0 ? Math.max(tolerance, within) : within));
    if (total + length > room || chosen.size + added.length > Math.max(most, added.length)) continue;
    if (said.repeats(point, repeatShare)) continue;
    for (const at of added) {
      chosen.add(at);
      const member = points[at];
      if (member !== undefined) said.add(member);
    }
    total += length;
    if (total >= words * enough || chosen.size >= most) break;
  }
  return [...chosen].sort((a, b) => a - b);
}

/** The best point whatever its length, with what it may not stand without: a summary is never empty. */
export function bestPoint(points: readonly Point[], choice: Pick<Choice, 'scores' | 'groups' | 'thrift' | 'allows'>): readonly number[] {
  const [best] = rank(points, choice);
  return best === undefined ? [] : [...(choice.groups[best] ?? [])].sort((a, b) => a - b);
}

// --- Internal ---

function rank(
  points: readonly Point[],
  { scores, groups, thrift, allows = () => true }: Pick<Choice, 'scores' | 'groups' | 'thrift' | 'allows'>,
): readonly number[] {
  const worth = points.map((_, place) => (scores[place] ?? 0) / (least + wordsOf(points, groups[place] ?? [])) ** thrift);
  return points
    .map((_, place) => place)
    .filter((place) => allows(place) && (scores[place] ?? 0) > 0)
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
}
