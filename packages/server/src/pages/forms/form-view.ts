import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import type { Words } from '../words.ts';
import type { Filled, FormError } from './read-form.ts';
import type { ToldField, ToolForm } from './tool-form.ts';

interface FormView {
  readonly words: Words;
  readonly filled?: Filled;
  readonly errors?: readonly FormError[];
  /** Whether only what is needed is asked for, with a way to the rest. */
  readonly isShort?: boolean;
}

/** A tool's form, with what was filled in before and what is wrong with it. */
export function formView(form: ToolForm, { words, filled, errors = [], isShort = false }: FormView): Html {
  const at = `/tools/${encodeURIComponent(form.tool)}`;
  const view = (field: ToldField) => fieldView(field, { words, value: filled?.get(field.name) ?? '', error: messageFor(field, errors) });
  const isOpen = form.more.some((field) => messageFor(field, errors) !== undefined || (filled?.get(field.name) ?? '') !== '');
  const more =
    form.more.length === 0
      ? ''
      : isShort
        ? html`<p><a href="${at}">${words('form.more.link')}<span class="visually-hidden">: ${form.title}</span></a></p>`
        : html`<details class="more"${isOpen ? html` open` : ''}><summary>${words('form.more')}</summary>${form.more.map(view)}</details>`;
  return html`<form method="post" action="${at}" class="tool-form" novalidate>
${form.needed.map(view)}
<p class="hint">${words('form.note')}</p>
${more}
<button type="submit">${form.submit}</button>
</form>`;
}

/** What is wrong, before everything else; each line leads to its field. */
export function formErrors(errors: readonly FormError[], words: Words): Html | '' {
  if (errors.length === 0) return '';
  return html`<div class="error-summary" role="alert" aria-labelledby="problem">
<h2 id="problem">${words('error.summary')}</h2>
<ul>${errors.map(({ field, message }) => html`<li>${field === undefined ? html`<strong>${message}</strong>` : html`<a href="#${field.id}">${message}</a>`}</li>`)}</ul>
</div>`;
}

// --- Internal ---

function messageFor({ name }: ToldField, errors: readonly FormError[]): string | undefined {
  return errors.find(({ field }) => field?.name === name)?.message;
}

interface FieldState {
  readonly words: Words;
  readonly value: string;
  readonly error: string | undefined;
}

function fieldView(field: ToldField, { words, value, error }: FieldState): Html {
  const { id, name, kind, label, hint } = field;
  const said = [...(hint === '' ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-wrong`])].join(' ');
  const told = said === '' ? '' : html` aria-describedby="${said}"`;
  const wrong = error === undefined ? '' : html` aria-invalid="true"`;
  const shown = html`${kind === 'tick' ? '' : html`<label for="${id}">${field.isRequired ? label : words('optional', { label })}</label>`}
${hint === '' ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
${error === undefined ? '' : html`<p class="wrong" id="${id}-wrong"><span class="visually-hidden">${words('error.prefix')}</span>${error}</p>`}`;
  return html`<div class="field${error === undefined ? '' : ' field-wrong'}">
${shown}
${control(field, { value, words, attributes: html`id="${id}" name="${name}"${told}${wrong}` })}
</div>`;
}

interface ControlParts {
  readonly value: string;
  readonly words: Words;
  readonly attributes: Html;
}

function control({ kind, id, label, isRequired, choices }: ToldField, { value, words, attributes }: ControlParts): Html {
  switch (kind) {
    case 'text':
      // A line break right after the tag is dropped by browsers, so that one of the person's own stays.
      return html`<textarea ${attributes} rows="${isRequired ? 10 : 4}" dir="auto">
${value}</textarea>`;
    case 'choice':
      return html`<select ${attributes}>${isRequired ? '' : html`<option value="">${words('choice.none')}</option>`}${choices.map(
        (choice) =>
          html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${choice.title ?? choice.value}${choice.description === undefined ? '' : `: ${choice.description}`}</option>`,
      )}</select>`;
    case 'day':
      return html`<input ${attributes} type="date" value="${value}">`;
    case 'number':
      return html`<input ${attributes} type="text" inputmode="numeric" class="short" autocomplete="off" value="${value}">`;
    case 'tick':
      return html`<div class="tick"><input ${attributes} type="checkbox" value="on"${value === '' ? '' : html` checked`}><label for="${id}">${label}</label></div>`;
    case 'line':
      return html`<input ${attributes} type="text" autocomplete="off" dir="auto" value="${value}">`;
  }
}
