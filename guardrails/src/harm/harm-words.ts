import { dataFile } from '@assay/core';
import { z } from 'zod';

export const harmKinds = ['self-harm', 'threat', 'safeguarding', 'domestic-abuse', 'urgent-need'] as const;

/** What a person in a text may be in danger of. */
export type HarmKind = (typeof harmKinds)[number];

const words = z.array(z.string()).min(1);
const patterns = z.array(z.strictObject({ by: z.string().min(1), fits: z.string().min(1) }));

export const harmWords = dataFile(
  new URL('../lexicons/harm.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    signposting: z.record(z.enum([...harmKinds, 'source', 'asOf']), z.string().min(1)),
    /** How words are also written, for the one way in which patterns write them. */
    spellings: z.record(z.string(), z.string()),
    gate: words,
    negations: words,
    lists: z.record(z.string(), words),
    kinds: z.record(z.enum(harmKinds), z.strictObject({ says: patterns, signs: patterns, hints: patterns })),
  }),
);
