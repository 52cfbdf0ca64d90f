import { button, element } from './element.ts';
import { field } from './field.ts';
import { sendOnEnter } from './send-on-enter.ts';
import { textField } from './text-field.ts';
import type { ToolForm } from './tool-form.ts';
import type { Words } from './words.ts';

const nations = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const;

/** So many questions of a conversation are sent with the next: one may go on from them. */
const mostPrevious = 5;

/** One question; Enter sends it, Shift and Enter make a new line. Questions asked before go with it. */
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
  const nation = element('select', { id: 'policy-search-nation' }, [
    element('option', { value: '' }, [words('policy-search.nation.all')]),
    ...nations.map((name) => element('option', { value: name }, [words(`policy-search.nation.${name}`)])),
  ]);
  const nationField = field({ control: nation, label: words('policy-search.nation') }, words);
  const asked: string[] = [];
  const submit = button(words('policy-search.submit'), 'primary');
  sendOnEnter(question.control, submit);
  return {
    fields: [question.element, nationField.element],
    submit,
    text: question.value,
    take: question.fill,
    recall: (text) => void asked.push(text),
    read() {
      const errors = question.wrong();
      if (errors.length > 0) return { status: 'wrong', errors };
      const text = question.value().trim();
      // Places are told in what was sent.
      if (text !== question.value()) question.fill(text);
      const previous = asked.filter((one) => one !== text).slice(-mostPrevious);
      asked.push(text);
      const input = {
        question: text,
        ...(previous.length === 0 ? {} : { previous }),
        ...(nation.value === '' ? {} : { filters: { nation: nation.value } }),
      };
      return { status: 'ready', input, sources: [text] };
    },
    fieldOf: (name) => (name === 'question' ? question : name === 'filters' ? nationField : undefined),
  };
}
