import { html } from 'hono/html';
import { dayInWords } from '../day-in-words.ts';
import { type Frame, type Html, layout } from '../layout.ts';
import { inEnglish } from '../tags.ts';
import { type Words, wordsOf } from '../words.ts';
import type { ManualTest } from './axe-results.ts';
import type { AccessibilityStanding } from './read-standing.ts';

/** `/accessibility`: the statement in the form of the UK model, with what was tested and what was not; it claims nothing more. */
export function accessibilityPage({ results, manual, state }: AccessibilityStanding, frame: Frame, contact?: string): Html {
  const words = wordsOf(frame.language);
  const violations = results.settings.reduce((sum, setting) => sum + setting.violations, 0);
  const open = results.settings.reduce((sum, { unexamined }) => sum + unexamined, 0);
  const untested = manual.filter((test) => test.state === 'untested').length;
  const day = dayInWords(results.measuredAt, words.language);
  const failures = manual.filter((test) => test.state === 'failed');
  const main = html`<h1>${words('accessibility.title')}</h1>
<p class="lead">${words('accessibility.lead')}</p>
<div class="notice"><p><strong>${words(`accessibility.${state}`, { day })}</strong></p></div>
<h2>${words('accessibility.able')}</h2>
<ul>${(['zoom', 'keyboard', 'contrast', 'motion', 'script'] as const).map((key) => html`<li>${words(`accessibility.able.${key}`)}</li>`)}</ul>
<h2>${words('accessibility.known')}</h2>
<p>${violations + open + failures.length === 0 ? words('accessibility.known.none') : words('accessibility.known.some', { violations, open })}</p>
${results.found.length + failures.length === 0 ? '' : inEnglish(html`<ul>${results.found.map((one) => html`<li>${one}</li>`)}${failures.map(({ what, found }) => html`<li>${what}: ${found}</li>`)}</ul>`, words)}
<p>${words('accessibility.known.untested', { untested, tests: manual.length })}</p>
<h2>${words('accessibility.contact')}</h2>
<p>${words('accessibility.contact.body')} ${contact === undefined ? words('accessibility.contact.none') : html`<a href="${contact}">${contact.replace(/^mailto:/i, '')}</a>`}</p>
<h2>${words('accessibility.enforcement')}</h2>
<p>${words('accessibility.enforcement.body')}</p>
<h2>${words('accessibility.status')}</h2>
<p>${words('accessibility.status.body')}</p>
<h2>${words('accessibility.how')}</h2>
<p>${words('accessibility.how.body', { axe: results.axe, browser: results.browser, day })}</p>
${axeTable(results.settings, words)}
<h3>${words('accessibility.manual')}</h3>
${manualTable(manual, words)}
<p>${words('accessibility.prepared', { day })}</p>`;
  return layout({ title: words('accessibility.title'), at: '', main, frame });
}

// --- Internal ---

function axeTable(settings: AccessibilityStanding['results']['settings'], words: Words): Html {
  const caption = words('accessibility.table');
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${(['how', 'states', 'violations', 'open'] as const).map((key) => html`<th scope="col">${words(`accessibility.table.${key}`)}</th>`)}</tr></thead>
<tbody>${settings.map(({ how, states, violations, unexamined }) => html`<tr><th scope="row">${inEnglish(how, words)}</th><td>${states}</td><td>${violations}</td><td>${unexamined}</td></tr>`)}</tbody></table></div>`;
}

function manualTable(tests: readonly ManualTest[], words: Words): Html {
  const caption = words('accessibility.manual');
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption class="visually-hidden">${caption}</caption>
<thead><tr>${(['what', 'state', 'who'] as const).map((key) => html`<th scope="col">${words(`accessibility.manual.${key}`)}</th>`)}</tr></thead>
<tbody>${tests.map(
    ({ what, what_cy: welsh, state, by, on }) =>
      html`<tr><th scope="row">${words.language === 'cy' ? welsh : what}</th><td>${words(`accessibility.manual.${state}`)}</td><td>${by === '' ? '–' : `${by}, ${dayInWords(on, words.language)}`}</td></tr>`,
  )}</tbody></table></div>`;
}
