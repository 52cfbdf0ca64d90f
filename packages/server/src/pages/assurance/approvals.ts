import { html } from 'hono/html';
import type { ApprovalSummary } from '../../assurance/assurance-sources.ts';
import type { ToolCard } from '../../tool-card.ts';
import type { Frame, Html } from '../layout.ts';
import { stateTag } from '../tags.ts';
import { assuranceFrame, dataTable, timeWords } from './assurance-frame.ts';
import { digest } from './metric-table.ts';

interface Approvals {
  readonly card: ToolCard;
  readonly engine: ToolCard['engines'][number];
  readonly approvals: readonly ApprovalSummary[];
}

/** `/assurance/approvals`: who accepted what, and the exact commands for those who may. */
export function approvalsPage(all: readonly Approvals[], frame: Frame): Html {
  const main = html`<div class="notice"><p><strong>Why there is no button.</strong> An approval is a signature with an officer’s own key. The key stays on the officer’s machine:
no page takes it. The gate refuses an approval by the key that ran the measurement, or by a name that the key does not belong to, so nobody approves their own measurement.
Expired evidence of an unchanged configuration stands longer only when two officers sign for it.</p></div>
${all.map(({ card, engine, approvals }) => {
  const on = engine.id === 'embedded' ? '' : ` --engine ${engine.id}`;
  return html`<section aria-labelledby="a-${card.name}-${engine.id}"><h2 id="a-${card.name}-${engine.id}">${card.title} on ${engine.id} ${stateTag(engine.state, engine.isEnabled)}</h2>
<dl class="summary">
<div><dt>What would be approved</dt><dd>Configuration ${digest(engine.configuration)}, with the newest passing evidence of every suite that the policy asks for</dd></div>
${engine.reasons.length === 0 ? '' : html`<div><dt>What is missing</dt><dd>${engine.reasons.join('; ')}</dd></div>`}
<div><dt>To approve</dt><dd><code>npx assay gate approve ${card.name}${on} --key FILE --name NAME --role ROLE --reason TEXT</code></dd></div>
<div><dt>To revoke</dt><dd><code>npx assay gate revoke ${card.name} --reason TEXT</code>. To stop it this second, <a href="/assurance#switches">turn it off</a></dd></div>
<div><dt>To see what it rests on</dt><dd><code>npx assay gate explain ${card.name}${on}</code></dd></div>
</dl>
${dataTable({
  caption: `Approvals of ${card.title} on ${engine.id}`,
  header: ['Who', 'When', 'What', 'Key', 'Reason', 'Counts now'],
  rows: approvals.map(({ name, role, at, kind, key, reason, counts, why }) => [
    name === '' ? 'Not believed' : `${name}${role === '' ? '' : `, ${role}`}`,
    timeWords(at),
    kind,
    digest(key),
    reason,
    counts ? 'yes' : `no${why === '' ? '' : `: ${why}`}`,
  ]),
  none: 'Nobody has approved it.',
})}</section>`;
})}`;
  return assuranceFrame(
    {
      at: '/assurance/approvals',
      title: 'Approvals',
      lead: 'Who accepted which evidence, and whether that counts for what is loaded now.',
      main,
    },
    frame,
  );
}
