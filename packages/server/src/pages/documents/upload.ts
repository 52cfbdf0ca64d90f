import type { RunEvent, StoredRun } from '@assay/core';
import { html } from 'hono/html';
import { z } from 'zod';
import { type Frame, type Html, layout } from '../layout.ts';

/** `/documents/uploads/{id}`: how far files that were sent together are, and what became of each that has a word to say. */
export function uploadPage(run: Pick<StoredRun, 'id' | 'status'>, events: readonly RunEvent[], frame: Frame): Html {
  const here = `/documents/uploads/${encodeURIComponent(run.id)}`;
  const main = html`<p><a href="/documents">All documents</a></p>
<h1>Files sent together</h1>
${run.status === 'running' ? underWay(events, here) : ended(events)}
<p class="facts">Reference: <code>${run.id}</code></p>`;
  return layout({ title: 'Files sent together', at: '/documents', main, frame });
}

// --- Internal ---

/** What the job of taking files in tells; another one has its counts left out. */
const taken = z.looseObject({
  ingested: z.number(),
  unchanged: z.number().default(0),
  removed: z.number().default(0),
  refused: z.array(z.object({ file: z.string(), message: z.string() })).default([]),
  noticed: z.array(z.object({ file: z.string(), notices: z.array(z.string()) })).default([]),
  unlisted: z.number().default(0),
});

function underWay(events: readonly RunEvent[], here: string): Html {
  const last = events.findLast((event) => event.type === 'progress');
  const [done, total] = last?.type === 'progress' ? [last.done ?? 0, last.total ?? 0] : [0, 0];
  return html`<div class="notice" role="status"><p><strong>${total === 0 ? 'Beginning' : `${done} of ${total} files taken in`}</strong></p>
${total === 0 ? '' : html`<progress max="${total}" value="${done}" aria-label="Files taken in">${done} of ${total}</progress>`}
<p>You can leave this page and come back to it.</p></div>
<p><a class="button" href="${here}">See how far it is</a></p>
<form method="post" action="${here}/stop"><button type="submit" class="secondary">Stop</button></form>`;
}

function ended(events: readonly RunEvent[]): Html {
  const result = events.findLast((event) => event.type === 'result');
  const end = events.findLast((event) => event.type === 'ended');
  const parsed = taken.safeParse(result?.type === 'result' ? result.result : undefined);
  if (end?.type !== 'ended' || end.status !== 'done' || !parsed.success)
    return html`<div class="notice"><p><strong>It was not completed.</strong> ${end?.type === 'ended' ? (end.message ?? '') : ''}
What was taken in before stays. Send the files again: those that have not changed are left alone.</p></div>`;
  const { ingested, unchanged, removed, refused, noticed, unlisted } = parsed.data;
  return html`<dl class="summary">
<div><dt>Taken in</dt><dd>${ingested}</dd></div>
<div><dt>Left alone, not changed since last time</dt><dd>${unchanged}</dd></div>
${removed === 0 ? '' : html`<div><dt>Removed with changed files</dt><dd>${removed}</dd></div>`}
<div><dt>Refused</dt><dd>${refused.length}</dd></div>
</dl>
${refused.length === 0 ? '' : html`<section aria-labelledby="refused"><h2 id="refused">Refused, and what to do</h2><dl class="summary">${refused.map(({ file, message }) => html`<div><dt>${file}</dt><dd>${message}</dd></div>`)}</dl></section>`}
${noticed.length === 0 ? '' : html`<section aria-labelledby="noticed"><h2 id="noticed">Taken in, with something to know</h2><dl class="summary">${noticed.map(({ file, notices }) => html`<div><dt>${file}</dt><dd>${notices.join(' ')}</dd></div>`)}</dl></section>`}
${unlisted === 0 ? '' : html`<p>${unlisted} more are not listed.</p>`}`;
}
