import type { AuditRecord } from '@assay/core';
import { html } from 'hono/html';
import type { Frame, Html } from '../layout.ts';
import { assuranceFrame, dataTable, timeWords } from './assurance-frame.ts';

interface AuditSearch {
  readonly query: Readonly<Record<string, string>>;
  readonly kinds: readonly string[];
  readonly records: readonly AuditRecord[];
  readonly next: number | null;
}

/** `/assurance/audit`: records of the chain by kind, run and time. */
export function auditPage({ query, kinds, records, next }: AuditSearch, frame: Frame): Html {
  const { after: _after, ...filter } = query;
  const main = html`<form class="filters" method="get" action="/assurance/audit" aria-label="Which records">
<div><label for="kind">Kind</label><select class="whole" id="kind" name="kind"><option value="">All</option>${kinds.map((kind) => html`<option${kind === query.kind ? html` selected` : ''}>${kind}</option>`)}</select></div>
<div><label for="run">Run</label><input class="whole" id="run" name="run" type="text" autocomplete="off" value="${query.run ?? ''}"></div>
<div><label for="from">From</label><input class="whole" id="from" name="from" type="date" value="${query.from ?? ''}"></div>
<div><label for="to">To</label><input class="whole" id="to" name="to" type="date" value="${query.to ?? ''}"></div>
<button type="submit" class="secondary">Search</button></form>
${dataTable({
  caption: 'Records, oldest first',
  header: ['Record', 'When', 'Kind', 'Who', 'What it holds'],
  rows: records.map(({ sequence, at, kind, actor, body }) => [
    sequence,
    timeWords(at),
    kind,
    actor,
    html`<details><summary>Show<span class="visually-hidden"> record ${sequence}</span></summary><pre>${JSON.stringify(body, null, 1)}</pre></details>`,
  ]),
  none: next === null ? 'No record fits.' : 'No record fits in this part of the chain.',
})}
${next === null ? '' : html`<p><a href="/assurance/audit?${new URLSearchParams({ ...filter, after: String(next) })}">Go on from record ${next}</a></p>`}
<p><a href="/api/audit/export?${new URLSearchParams(filter)}">Export all that fit (JSON lines)</a>. Records hold digests, counts and names of rules, never a text. <code>npx assay audit verify</code> proves that none is missing or altered.</p>`;
  return assuranceFrame(
    {
      at: '/assurance/audit',
      title: 'Audit records',
      lead: 'The chain of records: every run, measurement, approval and change, each bound to the one before.',
      main,
    },
    frame,
  );
}
