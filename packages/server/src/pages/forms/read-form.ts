import type { Words } from '../words.ts';
import type { ToldField, ToolForm } from './tool-form.ts';

/** What is wrong, and in which field where it is in one. */
export interface FormError {
  readonly field?: ToldField;
  readonly message: string;
}

/** What a person filled in, by the names of the fields. */
export type Filled = ReadonlyMap<string, string>;

type ReadForm = { readonly status: 'ready'; readonly input: unknown } | { readonly status: 'wrong'; readonly errors: readonly FormError[] };

/** Takes what was sent for the fields that the form has; anything else that was sent is nobody's. */
export function filledIn(form: ToolForm, sent: URLSearchParams): Filled {
  const fields = [...form.needed, ...form.more];
  return new Map(fields.map(({ name }) => [name, (sent.get(name) ?? '').replaceAll('\r\n', '\n')]));
}

/** Makes the tool's input of what was filled in, or says field by field what is missing. */
export function readForm(form: ToolForm, filled: Filled, words: Words): ReadForm {
  const fields = [...form.needed, ...form.more];
  const given = ({ name }: ToldField) => (filled.get(name) ?? '').trim();
  const begun = new Set(fields.filter((field) => field.part !== '' && given(field) !== '').map(({ part }) => part));
  const input: Members = {};
  const errors: FormError[] = [];
  for (const field of fields) {
    const value = given(field);
    const isAsked = field.isRequired || (begun.has(field.part) && field.isNeededInPart);
    if (value === '') {
      if (isAsked) errors.push({ field, message: field.missing });
    } else if (field.kind === 'number' && !/^-?\d{1,9}(?:\.\d{1,9})?$/.test(value.replaceAll(',', ''))) {
      errors.push({ field, message: words('form.number', { label: field.label }) });
    } else put(input, field.name.split('.'), typed(field, filled.get(field.name) ?? ''));
  }
  return errors.length > 0 ? { status: 'wrong', errors } : { status: 'ready', input };
}

/** The issues of the tool's own schema as errors of fields; what is in no field of the form stands without one. */
export function errorsOf(
  form: ToolForm,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly FormError[] {
  const fields = [...form.needed, ...form.more];
  return issues.map(({ path, message }) => {
    const place = path.map(String).join('.');
    const field = fields.find(({ name }) => name === place) ?? fields.find(({ name }) => name.startsWith(`${place}.`));
    return field === undefined ? { message } : { field, message: `${field.label}: ${message}` };
  });
}

// --- Internal ---

type Value = string | number | boolean | Members | readonly Value[];

interface Members {
  [name: string]: Value;
}

function typed({ kind }: ToldField, value: string): string | number | boolean {
  if (kind === 'number') return Number(value.trim().replaceAll(',', ''));
  return kind === 'tick' ? true : kind === 'text' ? value : value.trim();
}

/** Puts a value at its path; the path is the schema's own, never what was sent. */
function put(into: Members, [key = '', ...rest]: readonly string[], value: Value): void {
  into[key] = placed(into[key], rest, value);
}

function placed(there: Value | undefined, path: readonly string[], value: Value): Value {
  if (path.length === 0) return value;
  if (path[0] === '0') return [placed(Array.isArray(there) ? there[0] : undefined, path.slice(1), value)];
  const members: Members = isMembers(there) ? there : {};
  put(members, path, value);
  return members;
}

function isMembers(value: Value | undefined): value is Members {
  return typeof value === 'object' && !Array.isArray(value);
}
