import { html } from 'hono/html';
import type { Html } from '../layout.ts';

interface Paging {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly query: Readonly<Record<string, string>>;
}

/** The way through a long list: which part is shown, the pages beside it, and the first and the last. */
export function pageLinks({ total, page, pageSize, query }: Paging): Html | '' {
  if (total <= pageSize) return '';
  const last = Math.ceil(total / pageSize);
  const to = (number: number) => `/documents?${new URLSearchParams({ ...query, page: String(number) })}`;
  const near = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
  const shown = (number: number) => number.toLocaleString('en-GB');
  return html`<nav class="pages" aria-label="Pages">
<p>${shown(Math.min(total, (page - 1) * pageSize + 1))} to ${shown(Math.min(total, page * pageSize))} of ${shown(total)}</p>
<ul class="page-links">
${page > 1 && page <= last ? html`<li><a class="page-link" href="${to(page - 1)}" rel="prev">Previous page</a></li>` : ''}
${near.map((number) =>
  number === page
    ? html`<li><a class="page-link" href="${to(number)}" aria-current="page"><span class="visually-hidden">Page </span>${shown(number)}</a></li>`
    : html`<li><a class="page-link" href="${to(number)}"><span class="visually-hidden">Page </span>${shown(number)}</a></li>`,
)}
${page < last ? html`<li><a class="page-link" href="${to(page + 1)}" rel="next">Next page</a></li>` : ''}
</ul>
</nav>`;
}
