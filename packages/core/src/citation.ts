import { z } from 'zod';
import { position } from './position.ts';

/** The words a statement rests on and where they stand; `quote` equals the source text at `position`. */
export const citation = z.object({
  id: z.string().min(1),
  title: z.string(),
  quote: z.string().min(1),
  position,
  url: z.string().optional(),
  notes: z.array(z.string()).optional(),
});

export type Citation = z.infer<typeof citation>;
