import type { Point } from './outline/outline.ts';

interface Choice {
  /** How much each point is worth, by place. */
  readonly scores: readonly number[];
  /** The places each point may not stand without. */
  readonly needs: readonly (readonly number[])[];
  readonly words: number;
  /** A point with this share of its words already said adds nothing. */
  readonly repeatShare: number;
  /** How much a point's length counts against it: 0 not at all, 1 in full. */
  readonly thrift: number;
  /** The share by which the length may be passed. */
  readonly tolerance: number;
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
  const { scores, needs, words, repeatShare, thrift, tolerance, enough, allows = () => true, most = points.length } = choice;
  const worth = points.map((_, place) => {
    const length = groupOf(place, needs).reduce((sum, at) => sum + (points[at]?.wordCount ?? 0), 0);
    const score = scores[place] ?? 0;
    return score > 0 ? score / (least + length) ** thrift : score;
  });
  const ranked = points
    .map((_, place) => place)
    .filter((place) => allows(place) && (scores[place] ?? 0) > 0)
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
  const chosen = new Set<number>();
  const said = new Set<string>();
  const mostWords = words * (1 + tolerance);
  let total = 0;
  for (const place of ranked) {
    if (chosen.has(place)) continue;
    const added = groupOf(place, needs).filter((at) => !chosen.has(at));
    const length = added.reduce((sum, at) => sum + (points[at]?.wordCount ?? 0), 0);
    if (total + length > mostWords || chosen.size + added.length > most || repeats(points[place], said, repeatShare)) continue;
    for (const at of added) {
      chosen.add(at);
      for (const stem of points[at]?.stems ?? []) said.add(stem);
    }
    total += length;
    if (total >= words * enough || chosen.size >= most) break;
  }
  // A document whose every sentence is longer than the length asked for still gets its best one.
  const [best] = ranked;
  if (chosen.size === 0 && best !== undefined) chosen.add(best);
  return [...chosen].sort((a, b) => a - b);
}

// --- Internal ---

/** A chain of needs is followed so far. */
const mostTogether = 8;

/** A point with everything it needs, and what that needs in turn. */
function groupOf(place: number, needs: readonly (readonly number[])[]): readonly number[] {
  const group = [place];
  for (const member of group) {
    for (const at of needs[member] ?? []) if (!group.includes(at) && group.length < mostTogether) group.push(at);
  }
  return group;
}

function repeats(point: Point | undefined, said: ReadonlySet<string>, share: number): boolean {
  const stems = new Set(point?.stems);
  if (stems.size === 0) return false;
  let known = 0;
  for (const stem of stems) if (said.has(stem)) known += 1;
  return known > share * stems.size;
}
