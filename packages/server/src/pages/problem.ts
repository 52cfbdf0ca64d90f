import { html } from 'hono/html';
import type { Problem } from '../problem.ts';
import { type Html, layout } from './layout.ts';

/** A problem as a page. */
export function problemPage({ title, detail, instance }: Problem): Html {
  const reference = typeof instance === 'string' ? html`<p>Reference: <code>${instance}</code></p>` : '';
  const main = html`<h1>${title}</h1>
<p>${detail}</p>
${reference}
<p><a href="/">Go to the tools</a></p>`;
  return layout({ title, at: '', main });
}
