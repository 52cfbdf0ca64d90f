import type { Span } from '@assay/language';

/** A number, sum of money, percentage, date or time of day, made comparable however it is written. */
export interface Quantity extends Span, QuantityKeys {}

/** What a quantity says, as keys that can be compared. */
export interface QuantityKeys {
  /** What a text that states this also bears out: a whole date bears out its year. */
  readonly gives: readonly string[];
  /** What a text must give to bear this out: all keys of any one list. */
  readonly needs: readonly (readonly string[])[];
}

/** The keys of something that only the same thing bears out. */
export function exactly(keys: readonly string[]): QuantityKeys {
  return { gives: keys, needs: [keys] };
}

/** The keys of a bare number; it bears out a sum of any currency. */
export function count(value: string): QuantityKeys {
  return { gives: [value, `any currency ${value}`], needs: [[value]] };
}

/** The keys of a sum of money; it bears out the bare number. */
export function money(currency: string, value: string): QuantityKeys {
  return { gives: [`${currency}${value}`, value], needs: [[`${currency}${value}`], [`any currency ${value}`]] };
}

/** The keys of a percentage. */
export function percentage(value: string): QuantityKeys {
  return exactly([`${value}%`]);
}
