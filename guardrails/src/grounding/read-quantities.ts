import { count, percentage, type Quantity } from './quantity.ts';
import { readAmounts } from './read-amounts.ts';
import { readDates } from './read-dates.ts';
import { readNumberWords } from './read-number-words.ts';

/** Every number, sum, percentage, date and time of a text, in figures and in words, in order. */
export function readQuantities(text: string): readonly Quantity[] {
  // Most sentences hold none, and this is known at once.
  const dates = /\d|quarter/i.test(text) ? readDates(text) : [];
  const amounts = /\d/.test(text) ? withoutOverlaps(readAmounts(text), dates) : [];
  const inWords = readNumberWords(text).map(
    ({ start, end, value, isShare }): Quantity => ({
      start,
      end,
      ...(isShare ? percentage(value) : count(value)),
    }),
  );
  return [...dates, ...amounts, ...inWords].sort((one, other) => one.start - other.start);
}

// --- Internal ---

/** The amounts that are no part of a date; both lists are in order. */
function withoutOverlaps(amounts: readonly Quantity[], dates: readonly Quantity[]): readonly Quantity[] {
  let next = 0;
  return amounts.filter(({ start, end }) => {
    while ((dates[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return (dates[next]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}
