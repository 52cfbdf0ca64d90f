import { dataFile } from '@assay/core';
import { z } from 'zod';

/** The tiers as kinds of finding, lowest first (Government Security Classifications Policy). */
export const ladder = ['official', 'official-sensitive', 'secret', 'top-secret'] as const;

export type Tier = (typeof ladder)[number];

/** A tier, or a marking that has no place on the ladder: an older one, or another government's. */
export type MarkingKind = Tier | 'legacy' | 'foreign';

const handlingKinds = [
  'recipients-only',
  'organisational-use-only',
  'hmg-use-only',
  'embargoed',
  'for-public-release',
  'eyes-only',
  'legal-privilege',
  'commercial',
  'personal-data',
  'market-sensitive',
  'location-sensitive',
] as const;

/** What stands beside a tier and says who may see the text, and until when: a handling instruction, a descriptor, a national caveat. */
export type HandlingKind = (typeof handlingKinds)[number];

const words = z.array(z.string()).min(1);

export const markingWords = dataFile(
  new URL('../lexicons/markings.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    asOf: z.string(),
    tiers: z.record(z.enum(ladder), words),
    abbreviations: z.record(z.string(), z.enum(ladder)),
    legacy: words,
    legacyInFieldsOnly: words,
    foreign: words,
    prefixes: words,
    /** What a person is told of each. */
    says: z.record(z.enum(handlingKinds), z.string()),
    handling: z.array(z.strictObject({ kind: z.enum(handlingKinds), standsAlone: z.boolean(), words })),
    caveats: words,
    descriptors: words,
    openings: words,
    topics: words,
    fields: words,
    plainFields: words,
    otherFields: words,
    subjects: words,
  }),
);

/** A pattern of one of many phrases, longest first; between their words stand at most three signs or spaces. */
export function oneOf(phrases: readonly string[]): string {
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/[ /-]/g, '[ \\-/:,.]{0,3}'))
    .join('|');
}
