import { html } from 'hono/html';
import { type Frame, type Html, layout } from '../layout.ts';
import { type AssurancePlace, assuranceNav } from './assurance-nav.ts';

interface FramedPage {
  readonly at: AssurancePlace | '';
  readonly title: string;
  readonly lead: string;
  readonly main: Html;
}

/** The frame of a page that is for assurance. */
export function assuranceFrame({ at, title, lead, main }: FramedPage, frame: Frame): Html {
  return layout({
    title: `${title}: assurance`,
    at: '/assurance',
    frame,
    main: html`${assuranceNav(at)}\n<h1>${title}</h1>\n<p class="lead">${lead}</p>\n${main}`,
  });
}

interface Table {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (Html | string | number)[])[];
  /** What stands in place of a table without rows. */
  readonly none: string;
}

/** A table that scrolls sideways where it is too wide; the first cell of a row is its heading. */
export function dataTable({ caption, header, rows, none }: Table): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(([first = '', ...others]) => html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

/** Days as a query names them. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The form by which a stretch of days is chosen. */
export function periodForm(action: string, { from = '', to = '' }: Days): Html {
  return html`<form class="filters" method="get" action="${action}" aria-label="Days">
<div><label for="from">From</label><input class="whole" id="from" name="from" type="date" value="${from.slice(0, 10)}"></div>
<div><label for="to">To</label><input class="whole" id="to" name="to" type="date" value="${to.slice(0, 10)}"></div>
<button type="submit" class="secondary">Show</button>
</form>`;
}

/** A share as people read it, with what it was counted from. */
export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} % (${part} of ${whole})`;
}

/** A time to the minute. */
export function timeWords(at: string): Html {
  return html`<span class="moment">${at.slice(0, 10)}</span> <span class="moment">${at.slice(11, 16)}</span>`;
}
