import type { RunMeasures } from '@assay/core';

/** The header `Server-Timing`: the gate's part, and of a finished run what guard and engine took and how long text was held. */
export function serverTiming(gateMs: number, finished?: { readonly times: RunMeasures['times']; readonly runMs: number }): string {
  const parts: [string, number][] = [['gate', gateMs]];
  if (finished !== undefined) parts.push(...Object.entries(finished.times), ['run', finished.runMs]);
  return parts.map(([name, milliseconds]) => `${name};dur=${milliseconds.toFixed(1)}`).join(', ');
}
