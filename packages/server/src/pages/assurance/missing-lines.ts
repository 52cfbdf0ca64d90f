import { html } from 'hono/html';
import type { AssuranceSources } from '../../assurance/assurance-sources.ts';
import type { Frame, Html } from '../layout.ts';
import { assuranceFrame, type Days, dataTable, periodForm } from './assurance-frame.ts';

/** `/assurance/missing-lines`: which lines to write next. */
export function missingLinesPage(
  { runs, others, groups }: Awaited<ReturnType<AssuranceSources['missingLines']>>,
  days: Days,
  frame: Frame,
): Html {
  const weeks = [...new Set(groups.flatMap((group) => Object.keys(group.weeks)))].sort().slice(-8);
  const main = html`${periodForm('/assurance/missing-lines', days)}
${dataTable({
  caption: `Asked and not answered, in ${runs} stored drafts`,
  header: ['Topic', 'Letters', ...weeks, 'Owner of the nearest line', 'One of them'],
  rows: groups.map(({ words, letters, weeks: counts, owner, example }) => [
    words.slice(0, 5).join(' '),
    letters,
    ...weeks.map((week) => counts[week] ?? 0),
    owner === '' ? '–' : owner,
    example.length > 160 ? `${example.slice(0, 159)}…` : example,
  ]),
  none: `${runs} stored drafts leave nothing unanswered.`,
})}
${others === 0 ? '' : html`<p>${others} letters asked about further topics.</p>`}
<p>Quotations stand as they are stored, with placeholders for personal details.</p>`;
  return assuranceFrame(
    {
      at: '/assurance/missing-lines',
      title: 'Missing lines',
      lead: 'What letters asked and no approved line answered, by topic and week: the lines to write next.',
      main,
    },
    frame,
  );
}
