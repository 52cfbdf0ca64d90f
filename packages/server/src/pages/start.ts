import { html } from 'hono/html';
import type { ToolCard } from '../tool-card.ts';
import { formView } from './forms/form-view.ts';
import { toolForm } from './forms/tool-form.ts';
import { type Frame, type Html, layout } from './layout.ts';
import { inEnglish, stateTag } from './tags.ts';
import { type Words, wordsOf } from './words.ts';

interface StartPage {
  /** Words of the widget to be replaced, by their key. */
  readonly messages?: Readonly<Record<string, string>>;
  readonly frame?: Frame;
  /** Where people turn who need help. */
  readonly contact?: string | undefined;
  /** The tools that have a form here. */
  readonly withForms?: readonly string[];
}

/** `/`: the tools, which of them are on, and why the others are not; without script each that is on is a form. */
export function startPage(cards: readonly ToolCard[], { messages, frame = {}, contact, withForms = [] }: StartPage = {}): Html {
  const words = wordsOf(frame.language);
  const replaced = messages === undefined ? '' : html` messages="${JSON.stringify(messages)}"`;
  const help = contact === undefined ? '' : html` help="${contact}"`;
  const forms = cards.filter(({ name, isEnabled }) => isEnabled && withForms.includes(name)).map((card) => toolForm(card, words));
  const main = html`<h1>${words('start.heading')}</h1>
<p class="lead">${words('start.lead')}</p>
<assay-chat one-language${help}${replaced}>
<div class="notice">
<p>${words(forms.length === 0 ? 'start.fallback.off' : 'start.fallback')}</p>
<ul>${forms.map(({ tool, title }) => html`<li><a href="/tools/${encodeURIComponent(tool)}">${title}</a></li>`)}</ul>
</div>
</assay-chat>
<noscript>${forms.map(
    (form) => html`<section class="no-script" aria-labelledby="form-${form.tool}"><h2 id="form-${form.tool}">${form.title}</h2>
${formView(form, { words, isShort: true })}</section>`,
  )}</noscript>
<section aria-labelledby="standing">
<h2 id="standing">${words('start.standing')}</h2>
<p>${words('start.standing.body')}</p>
${cards.map((card) => standing(card, words))}
<p><a href="/assurance">${words('start.how')}</a></p>
</section>
<section aria-labelledby="limits">
<h2 id="limits">${words('start.limits')}</h2>
<ul>
<li>${words('start.limits.engine')}</li>
<li>${words('start.limits.documents')}</li>
<li>${words('start.limits.tests')}</li>
<li>${words('start.limits.you')}</li>
</ul>
</section>`;
  return layout({ title: words('start.title'), at: '/', main, hasWidget: true, frame });
}

// --- Internal ---

function standing({ name, title, description, state, isEnabled, reasons, command, evidence }: ToolCard, words: Words): Html {
  const why = isEnabled ? (evidence === '' ? [] : [evidence]) : reasons;
  const said = why.length === 1 ? (why[0] ?? '') : html`<ul>${why.map((reason) => html`<li>${reason}</li>`)}</ul>`;
  return html`<article class="card" aria-labelledby="tool-${name}">
<h3 id="tool-${name}">${words.find(`${name}.title`) ?? title} ${stateTag(state, isEnabled, words)}</h3>
<p>${inEnglish(description, words)}</p>
<dl class="summary">
<div><dt>${words(isEnabled ? 'start.evidence' : 'start.why-off')}</dt><dd>${inEnglish(said, words)}</dd></div>
${isEnabled ? '' : html`<div><dt>${words('start.measure')}</dt><dd><code>${command}</code></dd></div>`}
</dl>
</article>`;
}
