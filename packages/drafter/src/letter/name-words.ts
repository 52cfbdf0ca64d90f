import { dataFile } from '@assay/core';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../../lexicons/names.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    titles: z.record(z.string(), z.string()),
    afterNames: z.array(z.string()).min(1),
    particles: z.array(z.string()).min(1),
    doubleSurnames: z.array(z.string()).min(1),
    notNames: z.array(z.string()).min(1),
    descriptions: z.array(z.string()).min(1),
    organisations: z.string(),
    offices: z.string(),
  }),
);

/** The words that names are told by, ready for use. */
export interface NameWords {
  /** Titles in small letters, with what each is written out as. */
  readonly titles: ReadonlyMap<string, string>;
  readonly afterNames: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly doubleSurnames: ReadonlySet<string>;
  /** Words that are no part of a name in small letters. */
  readonly notNames: ReadonlySet<string>;
  /** Words by which people sign without a name: "a resident". */
  readonly descriptions: ReadonlySet<string>;
  readonly organisation: RegExp;
  readonly office: RegExp;
}

let compiled: NameWords | undefined;

/** Reads the lexicon of names once. */
export function nameWords(): NameWords {
  if (compiled !== undefined) return compiled;
  const { titles, afterNames, particles, doubleSurnames, notNames, descriptions, organisations, offices } = lexicon();
  compiled = {
    titles: new Map(Object.entries(titles).map(([short, full]) => [short.toLowerCase(), full])),
    afterNames: new Set(afterNames),
    particles: new Set(particles),
    doubleSurnames: new Set(doubleSurnames),
    notNames: new Set(notNames),
    descriptions: new Set(descriptions),
    organisation: new RegExp(organisations, 'u'),
    office: new RegExp(offices, 'u'),
  };
  return compiled;
}
