import { z } from 'zod';

/** One thing a person can fill in: `name` is its path in the tool's input, `about` the same without places in lists. */
export interface FormField {
  readonly name: string;
  readonly about: string;
  readonly kind: 'line' | 'text' | 'day' | 'number' | 'choice' | 'tick';
  readonly isRequired: boolean;
  /** The optional part of the input that this belongs to: once one of its fields is filled in, those it needs are asked for. */
  readonly part: string;
  readonly isNeededInPart: boolean;
  readonly choices: readonly { readonly value: string; readonly title?: string; readonly description?: string }[];
  readonly longest?: number;
}

/** The fields of a tool's input, from its JSON Schema; of a list its first member, of alternatives the first. */
export function formFields(schema: Readonly<Record<string, unknown>>): readonly FormField[] {
  return fieldsIn(schemaPart.parse(schema), { name: '', about: '', isRequired: true, part: '', isNeededInPart: true });
}

// --- Internal ---

interface SchemaPart {
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly oneOf?: readonly unknown[] | undefined;
  readonly anyOf?: readonly SchemaPart[] | undefined;
  readonly items?: SchemaPart | undefined;
  readonly properties?: Readonly<Record<string, SchemaPart>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const schemaPart: z.ZodType<SchemaPart> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    format: z.string().optional(),
    maxLength: z.number().optional(),
    enum: z.array(z.unknown()).optional(),
    oneOf: z.array(z.unknown()).optional(),
    anyOf: z.array(schemaPart).optional(),
    items: schemaPart.optional(),
    properties: z.record(z.string(), schemaPart).optional(),
    required: z.array(z.string()).optional(),
  }),
);

const choice = z.object({ const: z.string(), title: z.string().optional(), description: z.string().optional() });

type Place = Pick<FormField, 'name' | 'about' | 'isRequired' | 'part' | 'isNeededInPart'>;

/** A text that may be longer gets a box. */
const longestLine = 1_000;

function fieldsIn(schema: SchemaPart, place: Place): readonly FormField[] {
  const { anyOf, items, properties } = schema;
  if (anyOf !== undefined) {
    const first = anyOf.find(({ type }) => type !== 'null');
    return first === undefined ? [] : fieldsIn(first, place);
  }
  if (schema.type === 'array') return items === undefined ? [] : fieldsIn(items, { ...place, name: joined(place.name, '0') });
  if (schema.type === 'object')
    return Object.entries(properties ?? {}).flatMap(([key, member]) => {
      const isNeeded = schema.required?.includes(key) === true;
      const isRequired = place.isRequired && isNeeded;
      const name = joined(place.name, key);
      // An optional list or object is a part of its own.
      const isPart = place.isRequired && !isNeeded && (member.type === 'array' || member.type === 'object' || member.anyOf !== undefined);
      return fieldsIn(member, {
        name,
        about: joined(place.about, key),
        isRequired,
        part: isPart ? name : place.part,
        isNeededInPart: isPart || isNeeded,
      });
    });
  const field = fieldOf(schema, place);
  return field === undefined ? [] : [field];
}

function fieldOf({ type, format, maxLength, enum: values, oneOf = [] }: SchemaPart, place: Place): FormField | undefined {
  const choices = [
    ...(values ?? []).flatMap((value) => (typeof value === 'string' ? [{ value }] : [])),
    ...oneOf.flatMap((one) => {
      const parsed = choice.safeParse(one);
      if (!parsed.success) return [];
      const { const: value, title, description } = parsed.data;
      return [{ value, ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }) }];
    }),
  ];
  const more = maxLength === undefined ? {} : { longest: maxLength };
  const made = (kind: FormField['kind']): FormField => ({ ...place, kind, choices, ...more });
  if (choices.length > 0) return made('choice');
  if (type === 'string' && format === 'date') return made('day');
  if (type === 'string') return made(maxLength !== undefined && maxLength <= longestLine ? 'line' : 'text');
  if (type === 'integer' || type === 'number') return made('number');
  return type === 'boolean' ? made('tick') : undefined;
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
