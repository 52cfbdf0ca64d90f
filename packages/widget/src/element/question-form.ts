import { button } from './element.ts';
import { textField } from './text-field.ts';
import type { ToolForm } from './tool-form.ts';
import type { Words } from './words.ts';

/** One question; Enter sends it, Shift and Enter make a new line. */
export function questionForm(words: Words): ToolForm {
  const question = textField(
    {
      id: 'policy-search-text',
      rows: 2,
      label: words('policy-search.text'),
      hint: words('policy-search.text.hint'),
      missing: words('policy-search.text.missing'),
    },
    words,
  );
  const submit = button(words('policy-search.submit'), 'primary');
  question.control.addEventListener('keydown', (event) => {
    // While a word is being composed (an accent, another script), Enter belongs to the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit.form?.requestSubmit(submit);
  });
  return {
    fields: [question.element],
    submit,
    read() {
      const errors = question.wrong();
      if (errors.length > 0) return { status: 'wrong', errors };
      return { status: 'ready', input: { question: question.value().trim() }, source: question.value().trim() };
    },
    fieldOf: (name) => (name === 'question' ? question : undefined),
  };
}
