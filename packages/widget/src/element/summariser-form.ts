import { documentField } from './document-field.ts';
import { button, element } from './element.ts';
import type { FormError } from './error-summary.ts';
import { field } from './field.ts';
import { formatField } from './format-field.ts';
import type { FormParts } from './layout.ts';
import { sentText } from './marked-text.ts';
import { fileField, textField } from './text-field.ts';
import { nameOf, type ToolForm } from './tool-form.ts';
import type { Words } from './words.ts';

/** Lengths by the name of their label; the first leaves it to the format. */
const lengths = [{ name: 'usual' }, { name: '120', words: 120 }, { name: '300', words: 300 }, { name: 'page', words: 500 }] as const;

const longestFocus = 500;

/** A text, pasted or filled in from a document or a file, what is to become of it, and how short. */
export function summariserForm(words: Words, { fetch, card, announcer }: FormParts): ToolForm {
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
  const second = textField(
    {
      id: 'summariser-second',
      rows: 6,
      label: words('summariser.second'),
      hint: words('summariser.second.hint'),
      missing: words('summariser.second.missing'),
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
      fetch,
      target: text,
      announcer,
      onError,
    },
    words,
  );
  const more = element('details', {}, [element('summary', {}, [words('summariser.second.open')]), second.element]);
  const format = formatField({ id: 'summariser-format', card, onChosen: (id) => id === comparing && more.setAttribute('open', '') }, words);
  const focus = element('input', { id: 'summariser-focus', type: 'text', autocomplete: 'off', dir: 'auto' });
  const focusField = field({ control: focus, label: words('summariser.focus'), hint: words('summariser.focus.hint') }, words);
  const radios = lengths.map(({ name }, place) =>
    element('input', { type: 'radio', name: 'summariser-length', id: `summariser-length-${name}`, value: name, checked: place === 0 }),
  );
  const choice = element('fieldset', { class: 'field' }, [
    element('legend', {}, [words('summariser.length')]),
    ...lengths.map(({ name }, place) =>
      element('div', { class: 'radio' }, [
        radios[place],
        element('label', { for: `summariser-length-${name}` }, [words(`summariser.length.${name}`)]),
      ]),
    ),
  ]);

  const form: ToolForm = {
    fields: [
      element('div', { class: 'ways' }, [documents.element, file.element]),
      text.element,
      more,
      format.element,
      focusField.element,
      choice,
    ],
    submit: button(words('summariser.submit'), 'primary'),
    text: text.value,
    take: text.fill,
    read() {
      const isSecond = second.value().trim() !== '';
      const errors = [
        ...text.wrong(),
        ...(isSecond || format.value() === comparing ? second.wrong() : []),
        ...(focus.value.length > longestFocus ? [{ message: words('summariser.focus.long'), field: focusField }] : []),
      ];
      if (errors.length > 0) return { status: 'wrong', errors };
      const sources = [text.value(), ...(isSecond ? [second.value()] : [])];
      const asked = lengths[radios.findIndex(({ checked }) => checked)];
      const input = {
        documents: sources.map((one) => ({ text: one })),
        ...(format.value() === '' ? {} : { format: format.value() }),
        ...(asked !== undefined && 'words' in asked ? { length: { words: asked.words } } : {}),
        ...(focus.value.trim() === '' ? {} : { focus: focus.value.trim() }),
      };
      return { status: 'ready', input, sources };
    },
    fieldOf: (name) => (sentText(name) === 1 ? second : { documents: text, format, focus: focusField }[nameOf(name)]),
    onShown: () => void documents.load(),
  };
  return form;
}

// --- Internal ---

/** The format that takes two versions. */
const comparing = 'changes';
