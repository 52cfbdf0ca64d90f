/** Agreement of two raters on the same items beyond chance (Cohen 1960); 1 where both always gave one and the same label. */
export function cohensKappa(first: readonly string[], second: readonly string[]): number {
  const n = first.length;
  if (n === 0 || n !== second.length) return Number.NaN;
  const shareOf = (labels: readonly string[], label: string) => labels.filter((other) => other === label).length / n;
  const observed = first.filter((label, index) => label === second[index]).length / n;
  let expected = 0;
  for (const label of new Set(first)) expected += shareOf(first, label) * shareOf(second, label);
  return expected === 1 ? 1 : (observed - expected) / (1 - expected);
}
