import { html } from 'hono/html';
import type { ToolCard } from '../../tool-card.ts';
import type { Frame, Html } from '../layout.ts';
import { assuranceFrame, dataTable } from './assurance-frame.ts';

/** `/assurance/exports`: what can be taken away, and how. */
export function exportsPage(cards: readonly ToolCard[], frame: Frame): Html {
  const main = html`<ul>
<li><a href="/api/evidence">All evidence, summed up (JSON)</a></li>
<li><a href="/api/audit/export">The whole audit chain (JSON lines)</a></li>
<li><a href="/api/guardrails/statistics">Guardrail statistics (JSON)</a></li>
<li><a href="/api/usage">Use of model engines this month (JSON)</a></li>
<li><a href="/api/feedback">What people said (JSON)</a></li>
<li><a href="/transparency">The public record</a>, also as files: <code>npx assay transparency --site FOLDER</code></li>
</ul>
<h2>For each tool, on the command line</h2>
${dataTable({
  caption: 'Files for auditors and for publication',
  header: ['Tool', 'Signed bundle that others can verify', 'Draft of an ATRS record'],
  rows: cards.map(({ name, title }) => [
    title,
    html`<code>npx assay gate bundle ${name} --out FILE</code>`,
    html`<code>npx assay transparency ${name} --out FOLDER</code>`,
  ]),
  none: 'There is no tool.',
})}`;
  return assuranceFrame(
    { at: '/assurance/exports', title: 'Exports', lead: 'What can be taken away for audit, Parliament, FOI and publication.', main },
    frame,
  );
}
