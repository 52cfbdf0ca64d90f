import type { ToolCard } from '../../tool-card.ts';
import type { Words } from '../words.ts';
import { type FormField, formFields } from './form-fields.ts';

/** A field with its words. */
export interface ToldField extends FormField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
}

/** A tool's form in one language: what it needs, and what it can be told besides. */
export interface ToolForm {
  readonly tool: string;
  readonly title: string;
  readonly submit: string;
  readonly needed: readonly ToldField[];
  readonly more: readonly ToldField[];
}

/**
 * Makes a tool's form of its input. Of a tool that messages have words for, optional fields without words are left to programs;
 * any other tool's fields bear the names that its input has.
 */
export function toolForm({ name: tool, title, input }: Pick<ToolCard, 'name' | 'title' | 'input'>, words: Words): ToolForm {
  const isKnown = words.find(`${tool}.submit`) !== undefined;
  const told = formFields(input).flatMap((field): ToldField[] => {
    const key = `${tool}.field.${field.about}`;
    const own = words.find(key);
    if (own === undefined && isKnown && !field.isRequired) return [];
    const label = own ?? plainName(field.about);
    return [
      {
        ...field,
        id: `${tool}-${field.name.replaceAll('.', '-')}`,
        label,
        hint: words.find(`${key}.hint`) ?? '',
        missing: words.find(`${key}.missing`) ?? words('form.missing', { label }),
        choices: field.choices.map(({ value, title: own = value, ...rest }) => ({
          ...rest,
          value,
          title: words.find(`${key}.${value}`) ?? own,
        })),
      },
    ];
  });
  return {
    tool,
    title: words.find(`${tool}.title`) ?? title,
    submit: words.find(`${tool}.submit`) ?? words('form.submit'),
    needed: told.filter(({ isRequired }) => isRequired),
    more: told.filter(({ isRequired }) => !isRequired),
  };
}

// --- Internal ---

function plainName(about: string): string {
  const words = about
    .replaceAll('.', ': ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1).toLowerCase()}`;
}
