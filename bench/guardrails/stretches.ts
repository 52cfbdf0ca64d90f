/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches in order, those that overlap joined, so that nothing is counted twice. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const apart: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last !== undefined && start < last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else apart.push({ start, end });
  }
  return apart;
}

/** How many characters of a place are covered by stretches that are apart from each other. */
export function coveredOf({ start, end }: Stretch, stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, stretch) => sum + Math.max(0, Math.min(stretch.end, end) - Math.max(stretch.start, start)), 0);
}
