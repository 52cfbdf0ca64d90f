import { html } from 'hono/html';
import type { ToolCard } from '../tool-card.ts';
import { type Frame, type Html, layout } from './layout.ts';
import { stateTag } from './tags.ts';

interface StartPage {
  /** Words of the widget to be replaced, by their key. */
  readonly messages?: Readonly<Record<string, string>>;
  readonly frame?: Frame;
}

/** `/`: the tools, which of them are on, and why the others are not. */
export function startPage(cards: readonly ToolCard[], { messages, frame }: StartPage = {}): Html {
  const words = messages === undefined ? '' : html` messages="${JSON.stringify(messages)}"`;
  const main = html`<h1>Tools that have been tested first</h1>
<p class="lead">Summarise a document, draft a reply, find what a policy says. Every answer shows where it comes from.</p>
<assay-chat${words}>
<div class="notice">
<p>The forms for the tools need JavaScript, which is off or could not be loaded here.
<a href="/documents">Documents</a> and <a href="/assurance">Assurance</a> work without it, and so does the command <code>npx assay</code>.</p>
</div>
</assay-chat>
<section aria-labelledby="standing">
<h2 id="standing">What is on, and why</h2>
<p>A tool runs only while signed evidence of its accuracy and bias holds for exactly what is loaded. Nobody can override that.</p>
${cards.map(standing)}
<p><a href="/assurance">How each tool was tested</a></p>
</section>
<section aria-labelledby="limits">
<h2 id="limits">Before you rely on an answer</h2>
<ul>
<li>The embedded engine uses no language model. It chooses and quotes sentences, so it can leave out what matters.</li>
<li>An answer covers only the documents in <a href="/documents">Documents</a>. “Nothing found” means nothing was found there.</li>
<li>The tests ran on made-up data written by this project. They say nothing about your department’s documents.</li>
<li>You are responsible for what you send. Read the sources, not only the answer.</li>
</ul>
</section>`;
  return layout({ title: 'Tools', at: '/', main, hasWidget: true, ...(frame === undefined ? {} : { frame }) });
}

// --- Internal ---

function standing({ name, title, description, state, isEnabled, reasons, command, evidence }: ToolCard): Html {
  const why = isEnabled ? (evidence === '' ? [] : [evidence]) : reasons;
  return html`<article class="card" aria-labelledby="tool-${name}">
<h3 id="tool-${name}">${title} ${stateTag(state, isEnabled)}</h3>
<p>${description}</p>
<dl class="summary">
<div><dt>${isEnabled ? 'Evidence' : 'Why it is off'}</dt><dd>${why.length === 1 ? why[0] : html`<ul>${why.map((reason) => html`<li>${reason}</li>`)}</ul>`}</dd></div>
${isEnabled ? '' : html`<div><dt>To measure it</dt><dd><code>${command}</code></dd></div>`}
</dl>
</article>`;
}
