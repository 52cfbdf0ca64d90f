import type { DatasetFile } from '@assay/evals';
import type { z } from 'zod';

interface Place<Item> {
  readonly data: URL;
  readonly manifest: URL;
  readonly schema: z.ZodType<Item>;
}

/** A dataset whose records carry their own `id`; without a `cluster` each record stands for itself. */
export function datasetFile<Item extends { readonly id: string; readonly cluster?: string }>(place: Place<Item>): DatasetFile<Item> {
  return { ...place, idOf: ({ id }) => id, clusterOf: ({ id, cluster }) => cluster ?? id };
}
