import { drafterForm } from './drafter-form.ts';
import type { Layout } from './layout.ts';
import { questionForm } from './question-form.ts';
import { hasFields, isText } from './shapes.ts';
import { summariserForm } from './summariser-form.ts';

/** The tools that have a layout here, in the order of their tabs. */
export const layouts: readonly Layout[] = [
  {
    name: 'policy-search',
    keepsEarlier: true,
    mainField: 'question',
    hasFiles: true,
    sourcesOf: (input) => textsIn(input, 'question'),
    makeForm: questionForm,
  },
  {
    name: 'summariser',
    keepsEarlier: false,
    mainField: 'documents',
    hasFiles: true,
    sourcesOf: (input) =>
      hasFields(input, ['documents']) && Array.isArray(input.documents) ? input.documents.flatMap((one) => textsIn(one, 'text')) : [],
    makeForm: summariserForm,
  },
  {
    name: 'drafter',
    keepsEarlier: false,
    mainField: 'letter',
    hasFiles: false,
    sourcesOf: (input) => textsIn(input, 'letter'),
    makeForm: drafterForm,
  },
];

// --- Internal ---

function textsIn(value: unknown, name: string): readonly string[] {
  return hasFields(value, [name]) && isText(value[name]) ? [value[name]] : [];
}
