import type { FormValue } from './form-values.ts';
import type { PageItem } from './page-item.ts';

type TextItem = Extract<PageItem, { type: 'text' }>;

/** How far above the foot of its box a value of one line may have its words, in points. */
const tallestLine = 40;
/** A value at most this far below the words before it belongs to them, in points. */
const farthestBelow = 60;

/** Puts what was filled into a form among the printed words: beside those to its left, else below those above it, else last. */
export function placeValues(items: readonly PageItem[], values: readonly FormValue[]): readonly PageItem[] {
  if (values.length === 0) return items;
  const rows = rowsOf(items);
  const after = new Map<number, PageItem[]>();
  const last: PageItem[] = [];

  const inOrder = values.toSorted((one, other) => (one.box?.left ?? 0) - (other.box?.left ?? 0));
  for (const value of inOrder) {
    const { box } = value;
    const beside = box && nearest(rows, box.bottom, Math.min(box.top, box.bottom + tallestLine), box.left);
    if (beside !== undefined && box !== undefined) {
      append(after, beside.index, textAt(value.text, box.left, box.right, beside.item.transform));
      continue;
    }
    const above = box && nearest(rows, box.top, box.top + farthestBelow, box.right);
    const named = value.label === '' ? value.text : `${value.label}: ${value.text}`;
    if (above !== undefined && box !== undefined) append(after, above.index, ...ownLine(named, box.left, box.right, box.top - 12));
    else last.push(...ownLine(named, box?.left ?? 0, box?.right ?? 0, box?.bottom ?? 0));
  }
  return [...items.flatMap((item, index) => withAppended(item, after.get(index))), ...last];
}

// --- Internal ---

interface Printed {
  readonly item: TextItem;
  readonly index: number;
}

/** The upright pieces of text by their height on the page, in whole points. */
function rowsOf(items: readonly PageItem[]): ReadonlyMap<number, readonly Printed[]> {
  const rows = new Map<number, Printed[]>();
  for (const [index, item] of items.entries()) {
    if (item.type !== 'text' || item.text.trim() === '' || (item.transform[1] ?? 0) !== 0) continue;
    append(rows, Math.round(item.transform[5] ?? 0), { item, index });
  }
  return rows;
}

/** The piece between two heights that begins nearest to the left of a place; of several, the lowest. */
function nearest(rows: ReadonlyMap<number, readonly Printed[]>, from: number, to: number, left: number): Printed | undefined {
  for (let height = Math.floor(from); height <= to; height += 1) {
    let found: Printed | undefined;
    for (const printed of rows.get(height) ?? []) {
      const start = printed.item.transform[4] ?? 0;
      if (start < left && (found === undefined || start >= (found.item.transform[4] ?? 0))) found = printed;
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

function textAt(text: string, left: number, right: number, beside: readonly number[]): TextItem {
  return { type: 'text', text: ` ${text}`, transform: [...beside.slice(0, 4), left, beside[5] ?? 0], width: right - left, endsLine: false };
}

function ownLine(text: string, left: number, right: number, base: number): readonly PageItem[] {
  const lineEnd: PageItem = { type: 'text', text: '', transform: [], width: 0, endsLine: true };
  return [lineEnd, textAt(text, left, right, [10, 0, 0, 10, 0, base]), lineEnd];
}

/** The end of the line that a piece closes moves behind what stands beside it. */
function withAppended(item: PageItem, appended: readonly PageItem[] | undefined): readonly PageItem[] {
  if (appended === undefined || item.type !== 'text') return [item];
  const [final, ...others] = appended.toReversed();
  if (final?.type !== 'text') return [item, ...appended];
  return [{ ...item, endsLine: false }, ...others.toReversed(), { ...final, endsLine: final.endsLine || item.endsLine }];
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, ...added: readonly Value[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...added]);
  else list.push(...added);
}
