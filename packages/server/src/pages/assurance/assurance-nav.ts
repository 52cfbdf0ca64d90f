import { html } from 'hono/html';
import type { Html } from '../layout.ts';

const places = [
  ['/assurance', 'Tools and evidence'],
  ['/assurance/approvals', 'Approvals'],
  ['/assurance/changes', 'Changes'],
  ['/assurance/guardrails', 'Guardrails'],
  ['/assurance/edits', 'Edits before sending'],
  ['/assurance/missing-lines', 'Missing lines'],
  ['/assurance/use', 'Use'],
  ['/assurance/audit', 'Audit records'],
  ['/assurance/exports', 'Exports'],
] as const;

export type AssurancePlace = (typeof places)[number][0];

/** The way between the pages that are for assurance. */
export function assuranceNav(at: AssurancePlace | ''): Html {
  return html`<nav class="sections" aria-label="Assurance"><ul class="section-links">${places.map(
    ([address, name]) =>
      html`<li><a class="section-link" href="${address}"${address === at ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )}</ul></nav>`;
}
