import { type UsageKey, type UsageSum, usageKeys } from '@assay/core';
import { html } from 'hono/html';
import type { Frame, Html } from '../layout.ts';
import { assuranceFrame, dataTable } from './assurance-frame.ts';

interface Use {
  readonly from: string;
  readonly to: string;
  readonly by: UsageKey;
  readonly rows: readonly ({ readonly of: string } & UsageSum)[];
  readonly total: UsageSum;
}

/** `/assurance/use`: what model engines used. */
export function usePage({ from, to, by, rows, total }: Use, frame: Frame): Html {
  const cells = ({ runs, input, output, pounds, estimated }: UsageSum) => [
    runs,
    input.toLocaleString('en-GB'),
    output.toLocaleString('en-GB'),
    `£${pounds.toFixed(2)}`,
    estimated,
  ];
  const main = html`<form class="filters" method="get" action="/assurance/use" aria-label="Days and grouping">
<div><label for="from">From</label><input class="whole" id="from" name="from" type="date" value="${from}"></div>
<div><label for="to">To</label><input class="whole" id="to" name="to" type="date" value="${to}"></div>
<div><label for="by">Summed up by</label><select class="whole" id="by" name="by">${usageKeys.map((key) => html`<option${key === by ? html` selected` : ''}>${key}</option>`)}</select></div>
<button type="submit" class="secondary">Show</button></form>
${dataTable({
  caption: `Use of model engines, ${from} to ${to}`,
  header: [by, 'Runs', 'Tokens in', 'Tokens out', 'Cost', 'Runs estimated'],
  rows: [...rows.map((row) => [row.of, ...cells(row)]), ...(rows.length === 0 ? [] : [['All', ...cells(total)]])],
  none: 'No model engine was used in these days. The embedded engine costs nothing and is not counted here.',
})}`;
  return assuranceFrame({ at: '/assurance/use', title: 'Use', lead: 'What model engines used, and what it cost.', main }, frame);
}
