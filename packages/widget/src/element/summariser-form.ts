import { documentField } from './document-field.ts';
import { button, element } from './element.ts';
import type { FormError } from './error-summary.ts';
import type { ClientParts } from './run-client.ts';
import { fileField, textField } from './text-field.ts';
import type { ToolForm } from './tool-form.ts';
import type { Words } from './words.ts';

const lengths = [60, 120, 300] as const;

const usualLength = 120;

/** A text, pasted or filled in from a document or a file, and how short it is to become. */
export function summariserForm(words: Words, { fetch }: Pick<ClientParts, 'fetch'>): ToolForm {
  const text = textField(
    {
      id: 'summariser-text',
      rows: 10,
      label: words('summariser.text'),
      hint: words('summariser.text.hint'),
      missing: words('summariser.text.missing'),
    },
    words,
  );
  const onError = (errors: readonly FormError[]) => form.onError?.(errors);
  const documents = documentField({ id: 'summariser-document', target: text, fetch, onError }, words);
  const file = fileField(
    {
      id: 'summariser-file',
      label: words('summariser.file'),
      hint: words('summariser.file.hint'),
      accept: '.txt,.md,.markdown,text/plain,text/markdown',
      target: text,
      onError,
    },
    words,
  );
  const radios = lengths.map((length) =>
    element('input', {
      type: 'radio',
      name: 'summariser-length',
      id: `summariser-length-${length}`,
      value: String(length),
      checked: length === usualLength,
    }),
  );
  const choice = element('fieldset', { class: 'field' }, [
    element('legend', {}, [words('summariser.length')]),
    ...radios.map((radio, place) =>
      element('div', { class: 'radio' }, [
        radio,
        element('label', { for: radio.id }, [words(`summariser.length.${lengths[place] ?? usualLength}`)]),
      ]),
    ),
  ]);
  const form: ToolForm = {
    fields: [element('div', { class: 'ways' }, [documents.element, file.element]), text.element, choice],
    submit: button(words('summariser.submit'), 'primary'),
    read() {
      const errors = text.wrong();
      if (errors.length > 0) return { status: 'wrong', errors };
      const maxWords = Number(radios.find(({ checked }) => checked)?.value ?? usualLength);
      return { status: 'ready', input: { document: text.value(), maxWords }, source: text.value() };
    },
    fieldOf: (name) => (name === 'document' ? text : undefined),
    onShown: () => void documents.load(),
  };
  return form;
}
