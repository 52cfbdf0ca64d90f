import { dataFile } from '@assay/core';
import { z } from 'zod';
import type { Features } from './point-features.ts';

const importance = dataFile(
  new URL('../../lexicons/importance.json', import.meta.url),
  z.strictObject({ why: z.string(), weights: z.record(z.string(), z.number()) }),
);

/** How likely each point is to tell what must not be missed, as odds: by its signs, each weighed as it was fitted. */
export function scorePages(features: readonly Features[]): readonly number[] {
  const { weights } = importance();
  return features.map((signs) => {
    let odds = 0;
    for (const name in signs) odds += (weights[name] ?? 0) * (signs[name] ?? 0);
    return Math.exp(odds);
  });
}
