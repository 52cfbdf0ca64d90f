import { type Field, normOf } from './field.ts';
import { append, growingArray } from './growing-array.ts';

/** What a search may see: units by number. Everything it learns (counts, averages) comes from these alone. */
export interface Visibility {
  readonly units: number;
  isVisible(unit: number): boolean;
  show(unit: number): void;
  hide(unit: number): void;
  /** What one word in a field of a unit counts. */
  norm(unit: number, field: number): number;
  /** In how many of them a term stands: counted once, and again after a change. */
  seen(term: number, count: () => number): number;
}

/** Sees nothing until it is shown; what it learns follows each unit that is shown or hidden. */
export function openVisibility(fields: readonly Field[], lengthOf: (unit: number, field: number) => number): Visibility {
  const isShown = growingArray();
  const sums = fields.map(() => 0);
  const counted = new Map<number, number>();
  let units = 0;
  let averages: readonly number[] | undefined;

  const isVisible = (unit: number) => isShown.values[unit] === 1;
  const mark = (unit: number, value: 0 | 1) => {
    if (isVisible(unit) === (value === 1)) return;
    while (isShown.length <= unit) append(isShown, 0);
    isShown.values[unit] = value;
    const sign = value === 1 ? 1 : -1;
    units += sign;
    for (const field of fields.keys()) sums[field] = (sums[field] ?? 0) + sign * lengthOf(unit, field);
    counted.clear();
    averages = undefined;
  };
  const averagesNow = () => {
    averages ??= sums.map((sum) => (units === 0 ? 1 : Math.max(1, sum / units)));
    return averages;
  };

  return {
    get units() {
      return units;
    },
    isVisible,
    show: (unit) => mark(unit, 1),
    hide: (unit) => mark(unit, 0),
    norm(unit, place) {
      const field = fields[place];
      return field === undefined ? 0 : normOf(field, lengthOf(unit, place), averagesNow()[place] ?? 1);
    },
    seen(term, count) {
      const known = counted.get(term) ?? count();
      counted.set(term, known);
      return known;
    },
  };
}
