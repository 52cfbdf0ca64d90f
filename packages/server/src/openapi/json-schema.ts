import { z } from 'zod';

/** JSON Schema (2020-12), as OpenAPI 3.1 holds it. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Turns zod schemas into JSON Schema; what one defines inside itself is moved to the shared ones, where its references find it. */
export function schemaWriter(): {
  of(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema;
  readonly shared: Record<string, JsonSchema>;
} {
  const shared: Record<string, JsonSchema> = {};
  let count = 0;

  return {
    shared,
    of(schema, io) {
      const { $schema: _dialect, $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
      if ($defs === undefined) return rest;
      count += 1;
      const prefix = `Inner${count}.`;
      for (const [name, inner] of Object.entries($defs)) shared[`${prefix}${name}`] = record.parse(pointedAt(inner, prefix));
      return record.parse(pointedAt(rest, prefix));
    },
  };
}

// --- Internal ---

const record = z.record(z.string(), z.unknown());

/** The same value with references into itself pointed at the shared schemas. */
function pointedAt(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((item) => pointedAt(item, prefix));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === '$ref' && typeof inner === 'string' && inner.startsWith('#/$defs/'))
        return [key, `#/components/schemas/${prefix}${inner.slice('#/$defs/'.length)}`];
      return [key, pointedAt(inner, prefix)];
    }),
  );
}
