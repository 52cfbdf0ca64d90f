import { join } from 'node:path';
import { z } from 'zod';
import type { Label } from './label.ts';
import type { LabelKit } from './label-kit.ts';
import { type LabelLines, readLabelLines } from './read-label-lines.ts';

/** How a disagreement was settled, by whom and why. */
export interface Adjudication {
  readonly id: string;
  readonly label: Label;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** The file of a kit's adjudications. */
export function adjudicationPath({ folder }: LabelKit): string {
  return join(folder, 'adjudications.jsonl');
}

/** The adjudications of a kit by record id; the last of each counts. */
export function readAdjudications(kit: LabelKit): LabelLines<z.infer<typeof schema>> {
  return readLabelLines(kit, adjudicationPath(kit), schema);
}

// --- Internal ---

const schema = z.strictObject({
  id: z.string(),
  label: z.unknown(),
  by: z.string().min(1),
  reason: z.string().min(1),
  at: z.iso.datetime(),
});
