import { citation, type Notice, type RunEvent, signOff } from '@assay/core';
import { z } from 'zod';

/** What was found in a text, as a person reads it. */
const noticeSchema = z.object({
  rule: z.string(),
  check: z.string(),
  kind: z.string(),
  action: z.enum(['flag', 'rewrite', 'redact', 'block']),
  message: z.string(),
  where: z.string(),
  places: z
    .array(z.object({ start: z.int().min(0), end: z.int().min(0) }))
    .readonly()
    .exactOptional(),
}) satisfies z.ZodType<Notice>;

const numbered = { sequence: z.int().min(1), at: z.iso.datetime() };
const status = z.enum(['done', 'blocked', 'withheld', 'failed', 'cancelled']);
const checkRecord = z.object({
  rule: z.string(),
  check: z.string(),
  stage: z.enum(['input', 'context', 'output']),
  outcome: z.enum(['passed', 'found', 'error', 'did-not-run']),
  action: z.enum(['allow', 'flag', 'rewrite', 'redact', 'block']),
  findings: z.int(),
  reason: z.string().exactOptional(),
});

/** One event of a run; they are numbered from 1 without a gap. */
const runEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), tool: z.string(), engine: z.string(), configuration: z.string(), ...numbered }),
  z.object({ type: z.literal('restarted'), message: z.string(), ...numbered }),
  z.object({
    type: z.literal('progress'),
    message: z.string(),
    done: z.number().exactOptional(),
    total: z.number().exactOptional(),
    ...numbered,
  }),
  z.object({
    type: z.literal('checked'),
    stage: checkRecord.shape.stage,
    records: z.array(checkRecord),
    notices: z.array(noticeSchema),
    ...numbered,
  }),
  z.object({ type: z.literal('citation'), citation, ...numbered }),
  z.object({ type: z.literal('text'), text: z.string(), citations: z.array(z.string()), ...numbered }),
  z.object({ type: z.literal('result'), result: z.unknown(), ...numbered }),
  z.object({
    type: z.literal('ended'),
    status,
    code: z.string().exactOptional(),
    message: z.string().exactOptional(),
    notices: z.array(noticeSchema).exactOptional(),
    ...numbered,
  }),
  z.object({ type: z.literal('signed-off'), ...signOff.shape, ...numbered }),
]) satisfies z.ZodType<RunEvent>;

/** The answer of a finished run of a tool. */
export function runAnswerSchema(result: z.ZodType): z.ZodObject {
  return z.object({
    id: z.string(),
    tool: z.string(),
    configuration: z.string(),
    status: z.literal('done'),
    result,
    notices: z.array(noticeSchema),
  });
}

/** A run that was begun and is not waited for. */
export const begunRunSchema = z.object({
  id: z.string(),
  tool: z.string(),
  configuration: z.string(),
  status: z.literal('running'),
  events: z.string(),
});

/** A run as it is kept. */
export const keptRunSchema = z.object({
  id: z.string(),
  tool: z.string(),
  engine: z.string(),
  status: status.or(z.literal('running')),
  configuration: z.string(),
  createdAt: z.string(),
  input: z.unknown(),
  result: z.unknown(),
  message: z.string(),
  notices: z.array(noticeSchema),
  events: z.string(),
});

/** The events of a run so far. */
export const eventsSchema = z.object({ run: z.string(), events: z.array(runEventSchema) });
