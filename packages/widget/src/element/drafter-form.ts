import { button, element } from './element.ts';
import { field } from './field.ts';
import { fileField, textField } from './text-field.ts';
import type { ToolForm } from './tool-form.ts';
import type { Words } from './words.ts';

/** A letter, pasted or filled in from a file, the day it came, and what the caseworker knows of the case. */
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
  const received = element('input', { id: 'drafter-received', type: 'date' });
  const receivedField = field({ control: received, label: words('drafter.received'), hint: words('drafter.received.hint') }, words);
  const facts = element('textarea', { id: 'drafter-facts', rows: '4', dir: 'auto' });
  const factsField = field({ control: facts, label: words('drafter.facts'), hint: words('drafter.facts.hint') }, words);
  const by = element('input', { id: 'drafter-by', type: 'text', autocomplete: 'off', dir: 'auto' });
  const byField = field({ control: by, label: words('drafter.by'), hint: words('drafter.by.hint') }, words);
  const more = element('details', {}, [element('summary', {}, [words('drafter.more')]), factsField.element, byField.element]);
  const form: ToolForm = {
    fields: [file.element, letter.element, receivedField.element, more],
    submit: button(words('drafter.submit'), 'primary'),
    text: letter.value,
    take: letter.fill,
    read() {
      const fact = facts.value.trim();
      const isUnattributed = fact !== '' && by.value.trim() === '';
      if (isUnattributed) more.setAttribute('open', '');
      const errors = [...letter.wrong(), ...(isUnattributed ? [{ message: words('drafter.by.missing'), field: byField }] : [])];
      if (errors.length > 0) return { status: 'wrong', errors };
      const input = {
        letter: letter.value(),
        ...(received.value === '' ? {} : { received: received.value }),
        ...(fact === '' ? {} : { facts: [{ text: fact, by: by.value.trim() }] }),
      };
      return { status: 'ready', input, sources: [letter.value()] };
    },
    fieldOf: (name) => ({ letter, received: receivedField, facts: factsField })[name],
  };
  return form;
}
