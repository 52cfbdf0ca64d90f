import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { Features } from './point-features.ts';

const importance = dataFile(
  new URL('../../lexicons/importance.json', import.meta.url),
  z.strictObject({ why: z.string(), weights: z.record(z.string(), z.number()) }),
);

/** How likely each point is to tell what must not be missed, as odds: by its signs, each weighed as it was fitted. */
export function scorePages(features: readonly Features[]): readonly number[] {
  const weights = Object.entries(importance().weights);
  return features.map((signs) => Math.exp(weights.reduce((sum, [name, weight]) => sum + weight * (signs[name] ?? 0), 0)));
}
