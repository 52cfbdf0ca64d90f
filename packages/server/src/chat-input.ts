import { AssayError } from '@assay/core';
import { z } from 'zod';

/** Of a long conversation so many messages before the last are heeded. */
const mostPrevious = 10;

const field = z.looseObject({
  type: z.unknown().optional(),
  items: z
    .looseObject({ properties: z.record(z.string(), z.looseObject({ type: z.unknown().optional() })), required: z.array(z.string()) })
    .optional()
    .catch(undefined),
});
const object = z.looseObject({ properties: z.record(z.string(), field), required: z.array(z.string()).default([]) });

/**
 * A conversation as a tool's input: the first text field that its schema requires, else the first it has, is what the person
 * said last, also where it stands in a list ("documents" of a "text" each); `previous`, where the tool takes it, what they said before.
 */
export function chatInput(schema: Readonly<Record<string, unknown>>, said: readonly string[]): Readonly<Record<string, unknown>> {
  const { properties, required } = object.safeParse(schema).data ?? { properties: {}, required: [] };
  const fields = Object.entries(properties);
  const last = said.at(-1) ?? '';
  const inputs = [...fields.filter(([name]) => required.includes(name)), ...fields].flatMap(
    ([name, { type, items }]): Readonly<Record<string, unknown>>[] => {
      if (type === 'string') return [{ [name]: last }];
      const inner = items?.required.find((one) => items.properties[one]?.type === 'string');
      return inner === undefined ? [] : [{ [name]: [{ [inner]: last }] }];
    },
  );
  const [input] = inputs;
  if (input === undefined)
    throw new AssayError('bad-usage', 'This tool takes no text, so it cannot be used as a chat model. Use /api/tools instead.');
  const before = said.slice(0, -1).slice(-mostPrevious);
  return { ...input, ...('previous' in properties && before.length > 0 ? { previous: before } : {}) };
}
