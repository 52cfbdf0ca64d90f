/** How time grows with size: the slope of the least-squares line through their logarithms (1 is linear, 2 quadratic). */
export function growthExponent(points: readonly { readonly size: number; readonly milliseconds: number }[]): number {
  const logs = points.map(({ size, milliseconds }) => ({ x: Math.log(size), y: Math.log(milliseconds) }));
  const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length;
  const together = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return together / logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
