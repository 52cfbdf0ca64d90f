import { earlierFields } from './earlier-fields.ts';
import { button, element } from './element.ts';
import { field } from './field.ts';
import type { FormParts } from './layout.ts';
import { fileField, textField } from './text-field.ts';
import { nameOf, type ToolForm } from './tool-form.ts';
import type { Words } from './words.ts';

/** A letter, pasted or filled in from a file, the day it came, and what the caseworker knows of the case: facts, earlier replies, a campaign. */
export function drafterForm(words: Words, { announcer, fetch }: Pick<FormParts, 'announcer' | 'fetch'>): ToolForm {
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
      fetch,
      target: letter,
      announcer,
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
  const earlier = earlierFields(words);
  const campaign = element('input', { id: 'drafter-campaign', type: 'checkbox', 'aria-describedby': 'drafter-campaign-hint' });
  const campaignField = element('div', { class: 'field' }, [
    element('div', { class: 'radio' }, [campaign, element('label', { for: campaign.id }, [words('drafter.campaign')])]),
    element('p', { class: 'hint', id: 'drafter-campaign-hint' }, [words('drafter.campaign.hint')]),
  ]);
  const more = element('details', {}, [
    element('summary', {}, [words('drafter.more')]),
    factsField.element,
    byField.element,
    earlier.element,
    campaignField,
  ]);
  const form: ToolForm = {
    fields: [file.element, letter.element, receivedField.element, more],
    submit: button(words('drafter.submit'), 'primary'),
    text: letter.value,
    take: letter.fill,
    read() {
      const fact = facts.value.trim();
      const isUnattributed = fact !== '' && by.value.trim() === '';
      const hidden = [...(isUnattributed ? [{ message: words('drafter.by.missing'), field: byField }] : []), ...earlier.wrong()];
      if (hidden.length > 0) more.setAttribute('open', '');
      const errors = [...letter.wrong(), ...hidden];
      if (errors.length > 0) return { status: 'wrong', errors };
      const told = earlier.value();
      const input = {
        letter: letter.value(),
        ...(received.value === '' ? {} : { received: received.value }),
        ...(fact === '' ? {} : { facts: [{ text: fact, by: by.value.trim() }] }),
        ...(told.length === 0 ? {} : { earlier: told }),
        ...(campaign.checked ? { campaign: [] } : {}),
      };
      return { status: 'ready', input, sources: [letter.value()] };
    },
    fieldOf: (name) => ({ letter, received: receivedField, facts: factsField, earlier: earlier.field })[nameOf(name)],
  };
  return form;
}
