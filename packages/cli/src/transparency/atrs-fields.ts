import { dataFile } from '@assay/core';
import { z } from 'zod';

const section = z.strictObject({ id: z.string(), tier: z.enum(['Metadata', 'Tier 1', 'Tier 2']), heading: z.string() });

const field = z.strictObject({
  id: z.string(),
  /** Its number in the standard; empty where it could not be confirmed. */
  number: z.string(),
  section: z.string(),
  heading: z.string(),
  required: z.boolean(),
  filledBy: z.enum(['code', 'person']),
  /** Who completes it; on a field that code fills, who adds to it. */
  person: z.string().optional(),
  guidance: z.string(),
});

/** A field of the transparency standard: what it asks, and who can answer. */
export type AtrsField = Readonly<z.infer<typeof field>>;

/** The fields of the pinned version of the Algorithmic Transparency Recording Standard. */
export const atrsFields = dataFile(
  new URL('./atrs-fields.json', import.meta.url),
  z
    .strictObject({
      standard: z.string(),
      version: z.string(),
      source: z.string(),
      sections: z.array(section).min(1),
      fields: z.array(field).min(1),
    })
    .refine(({ sections, fields }) => fields.every((item) => sections.some(({ id }) => id === item.section)), 'a field has no section')
    .refine(({ fields }) => new Set(fields.map(({ id }) => id)).size === fields.length, 'two fields have the same id')
    .refine(
      ({ fields }) => fields.every(({ filledBy, person }) => filledBy === 'code' || person !== undefined),
      'a field for a person names nobody',
    ),
);
