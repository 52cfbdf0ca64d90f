/** What the heap and its buffers hold now, after collecting what nobody holds; node runs with --expose-gc. */
export function heapMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
