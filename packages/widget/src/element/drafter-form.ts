import { button } from './element.ts';
import { fileField, textField } from './text-field.ts';
import type { ToolForm } from './tool-form.ts';
import type { Words } from './words.ts';

/** A letter, pasted or filled in from a file. */
export function drafterForm(words: Words): ToolForm {
  const letter = textField(
    {
      id: 'drafter-text',
      rows: 12,
      label: words('drafter.text'),
      hint: words('drafter.text.hint'),
      missing: words('drafter.text.missing'),
    },
    words,
  );
  const file = fileField(
    {
      id: 'drafter-file',
      label: words('drafter.file'),
      hint: words('drafter.file.hint'),
      accept: '.txt,.eml,text/plain,message/rfc822',
      target: letter,
      onError: (errors) => form.onError?.(errors),
    },
    words,
  );
  const form: ToolForm = {
    fields: [file.element, letter.element],
    submit: button(words('drafter.submit'), 'primary'),
    read() {
      const errors = letter.wrong();
      if (errors.length > 0) return { status: 'wrong', errors };
      return { status: 'ready', input: { letter: letter.value() }, sources: [letter.value()] };
    },
    fieldOf: (name) => (name === 'letter' ? letter : undefined),
  };
  return form;
}
