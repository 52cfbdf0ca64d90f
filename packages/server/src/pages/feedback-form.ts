import { feedbackReasons } from '@assay/core';
import { html } from 'hono/html';
import type { Html } from './layout.ts';
import type { ShownRun } from './run.ts';
import type { Words } from './words.ts';

/** What the owner of a run thinks of it, as a form; after it was sent, thanks. */
export function feedbackForm({ id, status }: Pick<ShownRun, 'id' | 'status'>, words: Words, state: 'asked' | 'kept' | 'unclear'): Html {
  if (state === 'kept') return html`<p class="notice" role="status" id="useful">${words('run.useful.thanks')}</p>`;
  const wasStopped = status === 'blocked' || status === 'withheld';
  const question = words(wasStopped ? 'run.useful.stopped' : 'run.useful');
  const answers = ['yes', ...feedbackReasons.filter((reason) => wasStopped || reason !== 'blocked-wrongly')] as const;
  const wrong = html`<p class="wrong" id="useful-wrong"><span class="visually-hidden">${words('error.prefix')}</span>${words('run.useful.missing')}</p>`;
  return html`<form method="post" action="/runs/${encodeURIComponent(id)}/feedback" id="useful" class="useful">
<fieldset class="field${state === 'unclear' ? ' field-wrong' : ''}"${state === 'unclear' ? html` aria-describedby="useful-wrong"` : ''}><legend>${question}</legend>
${state === 'unclear' ? wrong : ''}
${answers.map((answer) => html`<div class="tick"><input type="radio" name="answer" id="useful-${answer}" value="${answer}"><label for="useful-${answer}">${words.find(`run.useful.${answer}`) ?? answer}</label></div>`)}
</fieldset>
<div class="field"><label for="useful-text">${words('optional', { label: words('run.useful.text') })}</label>
<p class="hint" id="useful-hint">${words('run.useful.text.hint')}</p>
<input type="text" id="useful-text" name="text" maxlength="500" autocomplete="off" dir="auto" aria-describedby="useful-hint"></div>
<button type="submit" class="secondary">${words('run.useful.send')}</button>
</form>`;
}
