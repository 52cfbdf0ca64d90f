import { z } from 'zod';

/** What one measurement is asked for. */
export const measureRequest = z.object({
  environment: z.record(z.string(), z.string()),
  tool: z.string(),
  engine: z.string(),
  deep: z.boolean(),
  actor: z.string(),
  resume: z.boolean(),
  reason: z.string().exactOptional(),
});
export type MeasureRequest = z.infer<typeof measureRequest>;

/** What became of a suite. */
export const measured = z.object({
  suite: z.string(),
  status: z.string(),
  reason: z.string().describe('Why it was not measured; empty where it was.'),
});

/** What the thread that measures says. */
export const measureMessage = z.discriminatedUnion('status', [
  z.object({ status: z.literal('measuring'), suite: z.string(), done: z.number(), total: z.number() }),
  z.object({ status: z.literal('measured'), suites: z.array(measured) }),
  z.object({ status: z.literal('failed'), reason: z.string() }),
]);
export type MeasureMessage = z.infer<typeof measureMessage>;
