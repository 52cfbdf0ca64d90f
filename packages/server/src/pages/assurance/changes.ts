import { html } from 'hono/html';
import type { changeLog } from '../../assurance/change-log.ts';
import type { Frame, Html } from '../layout.ts';
import { assuranceFrame, dataTable, timeWords } from './assurance-frame.ts';

/** `/assurance/changes`: what invalidated what. */
export function changesPage({ changes, total }: Awaited<ReturnType<typeof changeLog>>, frame: Frame): Html {
  const main = html`${dataTable({
    caption: 'Newest first',
    header: ['What', 'When', 'What happened'],
    rows: changes.map(({ what, at, happened, details }) => [
      what,
      timeWords(at),
      html`${happened}.${details.length === 0 ? '' : html`<ul class="small">${details.map((detail) => html`<li>${detail}</li>`)}</ul>`}`,
    ]),
    none: 'Nothing has changed since the data folder was made.',
  })}
${total > changes.length ? html`<p>The newest ${changes.length} of ${total} are shown. <a href="/assurance/audit">Audit records</a> have all.</p>` : ''}
<p>What changed is read from the parts lists that evidence keeps. A change that nobody has measured since stands with the tool under <a href="/assurance">Tools and evidence</a>.</p>`;
  return assuranceFrame(
    {
      at: '/assurance/changes',
      title: 'Changes',
      lead: 'What turned a tool on or off, and which part of its configuration was another one.',
      main,
    },
    frame,
  );
}
