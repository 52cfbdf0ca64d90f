import { attribute, type Element } from './tree.ts';

/** A list that is being read: how its items are marked, and the number of the next. */
export interface OpenList {
  readonly isOrdered: boolean;
  readonly type: string;
  next: number;
}

/** Opens a list at its first number. */
export function openList(element: Element): OpenList {
  const start = Number(attribute(element, 'start') ?? 1);
  return { isOrdered: element.tagName === 'ol', type: attribute(element, 'type') ?? '1', next: Number.isInteger(start) ? start : 1 };
}

/** The mark of the next item, as a browser shows it: "-", "3.", "c.", "iv.". */
export function nextMarker(list: OpenList | undefined, item: Element): string {
  if (list === undefined || !list.isOrdered) return '-';
  const value = Number(attribute(item, 'value') ?? list.next);
  const number = Number.isInteger(value) ? value : list.next;
  list.next = number + 1;
  return `${written(number, list.type)}.`;
}

// --- Internal ---

function written(number: number, type: string): string {
  if (number < 1 || number > 3_999) return `${number}`;
  if (type === 'a') return letters(number);
  if (type === 'A') return letters(number).toUpperCase();
  if (type === 'i') return roman(number);
  if (type === 'I') return roman(number).toUpperCase();
  return `${number}`;
}

function letters(number: number): string {
  const rest = (number - 1) % 26;
  const before = (number - 1 - rest) / 26;
  return (before === 0 ? '' : letters(before)) + String.fromCharCode(97 + rest);
}

const numerals: readonly (readonly [number, string])[] = [
  [1_000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, numeral] of numerals) {
    while (rest >= value) {
      text += numeral;
      rest -= value;
    }
  }
  return text;
}
