/** Nothing is quite certain: a share nearer to 0 or 1 than this counts like it. */
const mostCertain = 0.9999;

/** Signals by name, put together with the weight of each; `least` is what there is without any. */
export function weighted<Name extends string>(
  weights: Readonly<Record<NoInfer<Name>, number>> & { readonly least: number },
  signals: Readonly<Record<Name, number>>,
): number {
  let sum = weights.least;
  for (const name of Object.keys(signals) as Name[]) sum += weights[name] * signals[name]; // the keys of the record itself
  return sum;
}

/** The share, 0 to 1, at a place of the logistic curve. */
export function shareAt(place: number): number {
  return 1 / (1 + Math.exp(-place));
}

/** The place of a share on the logistic curve. */
export function placeOf(share: number): number {
  const within = Math.max(1 - mostCertain, Math.min(mostCertain, share));
  return Math.log(within / (1 - within));
}
