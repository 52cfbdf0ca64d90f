/** How a size is measured; asking ends early when its time is spent, but never before the fewest questions. */
export const scaleMeasure = {
  seed: 20260701,
  questions: 200,
  fewest: 10,
  askingMs: 20_000,
  warmUps: 20,
  pagesAdded: 15,
  pageAdded: 10,
  words: 5,
  /** A peer whose median question takes longer is not grown on. */
  slowestMs: 1_000,
  /** Ours may build so many times as long as a peer, since its whole curve is wanted. */
  ourPatience: 15,
} as const;
