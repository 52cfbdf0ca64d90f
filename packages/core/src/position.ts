import { z } from 'zod';

/** A place in a stored source text: `start` and `end` are UTF-16 offsets, end exclusive. */
export const position = z.object({
  document: z.string().min(1),
  page: z.number().int().positive().optional(),
  section: z.string().optional(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});

export type Position = z.infer<typeof position>;
