import { documentMetadata } from '@assay/core';
import { z } from 'zod';
import type { SavedSpace } from './latent-space.ts';

/** A page as a segment keeps it, without its words. */
export const savedPage = z.object({
  id: z.string(),
  collection: z.string(),
  title: z.string(),
  metadata: documentMetadata,
  audience: z.array(z.string()),
  digest: z.string(),
  acronyms: z.array(z.object({ short: z.string(), long: z.string() })),
  sections: z.array(z.array(z.string())),
  passages: z.number().int().nonnegative(),
  /** How many characters its text has, and whether any is past ISO 8859-1, so that each takes two bytes. */
  characters: z.number().int().nonnegative(),
  isWide: z.boolean(),
});

export type SavedPage = z.infer<typeof savedPage>;

/** The terms of units by number: where each row of terms begins, and the terms. */
export interface SavedRows {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
}

/** An index as it was at one time, never changed: its pages by id, and everything about them in arrays in the same order. */
export interface Segment {
  readonly pages: readonly SavedPage[];
  readonly texts: Uint8Array;
  readonly terms: readonly string[];
  readonly pageRows: SavedRows;
  readonly passageRows: SavedRows;
  /** As a passage table holds them. */
  readonly places: Uint32Array;
  readonly space: SavedSpace;
}
