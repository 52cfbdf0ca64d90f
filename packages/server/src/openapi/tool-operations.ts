import { z } from 'zod';
import type { ToolCard } from '../tool-card.ts';
import type { Operation } from './operation.ts';

/** Where a tool stands with the gate. */
export const standingSchema = z.object({
  state: z.enum(['unmeasured', 'running', 'failed', 'inconclusive', 'passed', 'approved', 'enabled', 'expired', 'drifted', 'revoked']),
  isEnabled: z.boolean(),
  reasons: z.array(z.string()),
  command: z.string(),
  evidence: z.string(),
  configuration: z.string(),
});

const toolCardSchema = standingSchema.extend({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  engines: z.array(standingSchema.extend({ id: z.string(), kind: z.enum(['embedded', 'model']) })),
  input: z.record(z.string(), z.unknown()).describe('JSON Schema of the input.'),
}) satisfies z.ZodType<ToolCard>;

/** What can be asked of tools as a whole. */
export const toolOperations: readonly Operation[] = [
  {
    id: 'list-tools',
    method: 'get',
    path: '/api/tools',
    tag: 'tools',
    summary: 'Every tool, on or off, and why.',
    answers: { 200: { description: 'The tools.', content: { 'application/json': z.object({ tools: z.array(toolCardSchema) }) } } },
    problems: [],
  },
];
