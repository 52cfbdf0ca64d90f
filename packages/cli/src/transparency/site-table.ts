import { html, type Markup } from '@assay/evals/report';

/** A cell: text, or markup that was escaped where it was made. */
type Cell = string | Markup;

interface SiteTable {
  readonly caption: string;
  readonly header: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A table that becomes a list of cards on a narrow screen. The roles are said outright because some browsers forget them
 * when a table is laid out as blocks.
 */
export function siteTable({ caption, header, rows }: SiteTable): Markup {
  if (rows.length === 0) return html``;
  return html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${header.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (cells) => html`<tr role="row">${cells.map((cell, column) => cellOf(cell, column, header))}</tr>
`,
)}</tbody>
</table>
`;
}

// --- Internal ---

function cellOf(cell: Cell, column: number, header: readonly string[]): Markup {
  if (column === 0) return html`<th role="rowheader" scope="row">${cell}</th>`;
  return html`<td role="cell"><span class="column" aria-hidden="true">${header[column] ?? ''}</span><div>${cell}</div></td>`;
}
