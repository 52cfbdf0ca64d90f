/** A value with its 90 % interval: each end is a one-sided 95 % bound. Null where the data cannot tell. */
export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly clusters: number;
}
