import { html } from 'hono/html';
import { type Frame, type Html, layout } from './layout.ts';
import { widgetReference } from './widget-reference.ts';

/** `/widget`: how a page of one's own shows the widget, with a live example and all that can be set, called, heard and styled. */
export function widgetPage({ origin, frame }: { readonly origin: string; readonly frame?: Frame }): Html {
  const embed = `<script type="module" src="${origin}/assets/assay-chat.js"></script>
<assay-chat server="${origin}" lang="cy" tool="policy-search"
  closable help="mailto:help@dept.example">
</assay-chat>`;
  const policy = `script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const main = html`<h1>The widget on a page of your own</h1>
<p class="lead">One element shows the tools on any page that this server names in <code>origins</code>. It brings its own styles and asks this server alone.</p>
<pre tabindex="0" role="group" aria-label="What to put on the page"><code>${embed}</code></pre>
<p>The page’s own policy may be as strict as this:</p>
<pre tabindex="0" role="group" aria-label="A policy that is strict enough"><code>${policy}</code></pre>
<section aria-labelledby="live">
<h2 id="live">Try it</h2>
<p>The buttons call the methods. Below them stands what the page hears.</p>
<div class="actions">
<button type="button" data-call="open">open('policy-search')</button>
<button type="button" data-call="ask">ask('How is annual leave carried over?', 'policy-search')</button>
<button type="button" data-call="close">close()</button>
</div>
<h3 id="heard-title">Events</h3>
<ol id="heard" reversed aria-labelledby="heard-title"></ol>
<assay-chat closed closable></assay-chat>
</section>
${table('attributes', 'Attributes')}
${table('methods', 'Methods')}
${table('events', 'Events, which bubble and leave the shadow root')}
${table('parts', 'Parts, for ::part()')}
${table('properties', 'Custom properties for colours')}
<script type="module" src="/assets/widget-examples.js"></script>`;
  return layout({ title: 'The widget', at: '', main, hasWidget: true, ...(frame === undefined ? {} : { frame }) });
}

// --- Internal ---

function table(kind: keyof typeof widgetReference, caption: string): Html {
  const rows = widgetReference[kind].map(([name, what]) => html`<tr><th scope="row"><code>${name}</code></th><td>${what}</td></tr>`);
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">Name</th><th scope="col">What it is for</th></tr></thead><tbody>${rows}</tbody></table>`;
}
