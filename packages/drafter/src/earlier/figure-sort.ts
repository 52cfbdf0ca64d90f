import { findFigures, type Span } from '@assay/language';

/** What a figure counts: only figures of one sort can contradict each other. */
type FigureSort = 'date' | 'money' | 'share' | 'time' | 'number';

/** A figure of a text with its sort, its place, and its spelling made comparable. */
export interface SortedFigure extends Span {
  readonly sort: FigureSort;
  readonly value: string;
}

/** Every figure of a text, told apart by what it counts. */
export function sortedFigures(text: string): readonly SortedFigure[] {
  return findFigures(text).map(({ start, end, value }) => ({ start, end, value, sort: sortOf(value) }));
}

// --- Internal ---

function sortOf(value: string): FigureSort {
  if (/^[£€$]/.test(value)) return 'money';
  if (value.endsWith('%')) return 'share';
  if (/^\d{1,2}(?:[:.]\d{2})?[ap]m$/.test(value)) return 'time';
  return /[a-z]{3}/.test(value) && !/(?:million|billion|thousand)$/.test(value) ? 'date' : 'number';
}
