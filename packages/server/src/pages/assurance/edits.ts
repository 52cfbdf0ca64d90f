import { html } from 'hono/html';
import type { EditRate } from '../../assurance/edit-rates.ts';
import type { Frame, Html } from '../layout.ts';
import { assuranceFrame, type Days, dataTable, periodForm, shareWords } from './assurance-frame.ts';
import { digest } from './metric-table.ts';

/** `/assurance/edits`: how much people changed before they signed. */
export function editsPage(rates: readonly EditRate[], days: Days, frame: Frame): Html {
  const main = html`${periodForm('/assurance/edits', days)}
${dataTable({
  caption: 'Signed replies, by month and configuration',
  header: [
    'Month',
    'Tool',
    'Configuration',
    'Signed',
    'Nothing of substance changed',
    'Edits of substance each',
    'Edits of form each',
    'Open items acknowledged',
    'Signed with a reason',
  ],
  rows: rates.map(({ month, tool, configuration, signed, unchanged, substantive, form, openItems, acknowledgedItems, withReason }) => [
    month,
    tool,
    digest(configuration),
    signed,
    shareWords(unchanged, signed),
    (substantive / signed).toFixed(1),
    (form / signed).toFixed(1),
    shareWords(acknowledgedItems, openItems),
    shareWords(withReason, signed),
  ]),
  none: 'Nobody signed off a reply in these days.',
})}
<p>Substance is a figure, date, name, commitment or sentence; form is everything else. Hardly any edits can mean good drafts, or nobody reading them: look at a sample.</p>`;
  return assuranceFrame(
    { at: '/assurance/edits', title: 'Edits before sending', lead: 'How much people changed of a draft before they signed it off.', main },
    frame,
  );
}
