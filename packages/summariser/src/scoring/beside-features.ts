import type { Point } from '../outline/outline.ts';

/** Signs that a sentence takes over from the one before and the one after it in its paragraph. */
const shared = new Set(['day', 'money-words', 'must', 'exception', 'dissent', 'wrong', 'harm', 'pending', 'contrast', 'people']);

/** Signs that together tell how much is said in a stretch of text. */
const telling = new Set([
  'day',
  'span',
  'ends',
  'money-short',
  'must',
  'must-not',
  'exception',
  'dissent',
  'wrong',
  'harm',
  'pending',
  'people',
  'share',
]);

/** How many signs a full sentence bears. */
const full = 6;

/** How far the stretch around a point reaches either way. */
const reaches = [2, 5] as const;

/** What stands beside each point: signs of its neighbours in the paragraph, and how much is told around it in its section. */
export function besideFeatures(
  points: readonly Point[],
  signs: readonly ReadonlyMap<string, number>[],
): readonly Readonly<Record<string, number>>[] {
  const density = signs.map((own) => {
    let count = 0;
    for (const name of own.keys()) if (telling.has(name)) count += 1;
    return count / full;
  });
  return points.map((point, place) => {
    const features: Record<string, number> = { density: density[place] ?? 0 };
    for (const [side, at] of sides(place)) {
      if (points[at]?.paragraph !== point.paragraph) continue;
      for (const name of signs[at]?.keys() ?? []) if (shared.has(name)) features[`${side}-${name}`] = 1;
    }
    for (const reach of reaches) features[`around-${reach}`] = around(place, reach);
    return features;
  });

  function around(place: number, reach: number): number {
    let [sum, count] = [0, 0];
    for (let at = Math.max(0, place - reach); at <= place + reach; at += 1) {
      if (at === place || points[at]?.section !== points[place]?.section) continue;
      sum += density[at] ?? 0;
      count += 1;
    }
    return count === 0 ? 0 : sum / count;
  }
}

// --- Internal ---

const sides = (place: number) =>
  [
    ['next', place + 1],
    ['before', place - 1],
  ] as const;
