import { z } from 'zod';

/** The fields of an input or result as sentences: name, kind, limits. */
export function describeShape(schema: z.ZodType, io: 'input' | 'output'): readonly string[] {
  const shape = jsonShape.safeParse(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  if (!shape.success) return [];
  const { properties, required = [] } = shape.data;
  return Object.entries(properties).map(([name, property]) => {
    const facts = [kindOf(property), ...limitsOf(property), ...(io === 'input' && !required.includes(name) ? ['optional'] : [])];
    return `${name}: ${facts.join(', ')}`;
  });
}

// --- Internal ---

const property = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
});

type Property = z.infer<typeof property>;

const jsonShape = z.object({ properties: z.record(z.string(), property), required: z.array(z.string()).optional() });

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of facts',
};

function kindOf({ type = '', enum: values }: Property): string {
  return values === undefined ? (kinds[type] ?? 'a value') : `one of ${values.map(String).join(', ')}`;
}

function limitsOf({ minimum, maximum, maxLength }: Property): readonly string[] {
  return [
    ...(minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? [] : [`at least ${minimum.toLocaleString('en-GB')}`]),
    ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? [] : [`at most ${maximum.toLocaleString('en-GB')}`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength.toLocaleString('en-GB')} characters`]),
  ];
}
