import { html } from 'hono/html';
import type { ToolCard } from '../tool-card.ts';
import { formErrors, formView } from './forms/form-view.ts';
import type { Filled, FormError } from './forms/read-form.ts';
import { toolForm } from './forms/tool-form.ts';
import { type Frame, type Html, layout } from './layout.ts';
import { inEnglish, stateTag } from './tags.ts';
import { wordsOf } from './words.ts';

interface ToolPage {
  readonly frame: Frame;
  readonly filled?: Filled;
  readonly errors?: readonly FormError[];
}

/** `/tools/{tool}`: the tool's form, or why there is none. */
export function toolPage(card: ToolCard, { frame, filled, errors = [] }: ToolPage): Html {
  const words = wordsOf(frame.language);
  const form = toolForm(card, words);
  const main = card.isEnabled
    ? html`<p><a href="/">${words('form.back')}</a></p>
${formErrors(errors, words)}
<h1>${form.title}</h1>
${formView(form, { words, errors, ...(filled === undefined ? {} : { filled }) })}`
    : html`<p><a href="/">${words('form.back')}</a></p>
<h1>${form.title} ${stateTag(card.state, false, words)}</h1>
<p>${words('form.off')}</p>
<dl class="summary">
<div><dt>${words('start.why-off')}</dt><dd>${inEnglish(html`<ul>${card.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`, words)}</dd></div>
<div><dt>${words('start.measure')}</dt><dd><code>${card.command}</code></dd></div>
</dl>
<p><a href="/assurance#${card.name}">${words('form.off.evidence')}</a></p>`;
  const title = errors.length > 0 ? words('error', { title: form.title }) : form.title;
  return layout({ title, at: '/', main, frame });
}
