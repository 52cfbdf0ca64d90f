import { html } from 'hono/html';
import type { Problem, ProblemCode } from '../problem.ts';
import { type Html, layout } from './layout.ts';

/** A problem as a page: what happened, what to do, and where to go from here. */
export function problemPage(found: Problem, retryAfter?: string): Html {
  const { title, detail, instance, type } = found;
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  const wait =
    seconds === undefined
      ? ''
      : html`<p>You can try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. Go back, and what you wrote is still there.</p>`;
  const reference =
    typeof instance === 'string' ? html`<p>If you ask whoever runs this server, quote this reference: <code>${instance}</code></p>` : '';
  const [, , , code = ''] = type.split(':');
  const ways = [...(Object.hasOwn(waysFrom, code) ? (waysFrom[code as ProblemCode] ?? []) : []), ['/', 'Go to the tools'] as const];
  const main = html`<h1>${title}</h1>
<p>${detail}</p>
${wait}
${reference}
<ul>${ways.map(([address, words]) => html`<li><a href="${address}">${words}</a></li>`)}</ul>`;
  return layout({ title, at: '', main });
}

// --- Internal ---

type Way = readonly [address: string, words: string];

/** Where else to go, by what went wrong. */
const waysFrom: Partial<Readonly<Record<ProblemCode, readonly Way[]>>> = {
  'not-signed-in': [['/sign-in', 'Sign in']],
  'not-found': [
    ['/documents', 'See the documents'],
    ['/assurance', 'See how the tools were tested'],
  ],
  'too-large': [['/documents', 'Add a long text as a document instead']],
  'document-unreadable': [['/documents', 'Choose another file']],
  'unknown-tool': [['/assurance', 'See which tools there are']],
  'tool-not-enabled': [['/assurance', 'See why it is off, and what turns it on']],
};
