import type { ScoreSheet } from './score-sheet.ts';

/** The units with the highest scores: so many, and all that are as good as the last of them, so that no tie is broken by the order of adding. */
export function bestUnits({ units, scoreOf }: Pick<ScoreSheet, 'units' | 'scoreOf'>, count: number): readonly number[] {
  if (units.length <= count) return units;
  if (count < 1) return [];
  // A heap of the best scores so far, the least of them at its root.
  const heap = Float64Array.from(units.slice(0, count), scoreOf).sort();
  for (let place = count; place < units.length; place += 1) {
    const score = scoreOf(units[place] ?? -1);
    if (score > (heap[0] ?? 0)) replaceLeast(heap, score);
  }
  const least = heap[0] ?? 0;
  return units.filter((unit) => scoreOf(unit) >= least);
}

// --- Internal ---

function replaceLeast(heap: Float64Array, score: number): void {
  let place = 0;
  for (;;) {
    const left = 2 * place + 1;
    const right = left + 1;
    const child = right < heap.length && (heap[right] ?? 0) < (heap[left] ?? 0) ? right : left;
    if (child >= heap.length || (heap[child] ?? 0) >= score) break;
    heap[place] = heap[child] ?? 0;
    place = child;
  }
  heap[place] = score;
}
