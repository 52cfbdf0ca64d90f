import { dataFile } from '@assay/core';
import { stem } from '@assay/language';
import { z } from 'zod';

const words = z.string().transform((line) => line.split(' '));

const lexicon = dataFile(
  new URL('../lexicons/same-names.json', import.meta.url),
  z
    .strictObject({ about: z.string(), groups: z.array(words) })
    .transform(({ groups }) => new Map(groups.flatMap((group) => group.map((word) => [word, group.map(stem)] as const)))),
);

/** The stems of other words for a name: "welsh" for "wales", "fri" for "friday". */
export function sameNames(word: string): readonly string[] {
  return lexicon().get(word) ?? [];
}
