import { AssayError } from '@assay/core';
import { z } from 'zod';

/** Of a long conversation so many messages before the last are heeded. */
const mostPrevious = 10;

const properties = z.record(z.string(), z.looseObject({ type: z.unknown() }));

/**
 * A conversation as a tool's input: the first text field of its schema is what the person said last,
 * and `previous`, where the tool takes it, what they said before.
 */
export function chatInput(schema: Readonly<Record<string, unknown>>, said: readonly string[]): Readonly<Record<string, unknown>> {
  const fields = properties.safeParse(schema.properties).data ?? {};
  const field = Object.entries(fields).find(([, { type }]) => type === 'string')?.[0];
  if (field === undefined)
    throw new AssayError('bad-usage', 'This tool takes no text, so it cannot be used as a chat model. Use /api/tools instead.');
  const before = said.slice(0, -1).slice(-mostPrevious);
  return { [field]: said.at(-1) ?? '', ...('previous' in fields && before.length > 0 ? { previous: before } : {}) };
}
