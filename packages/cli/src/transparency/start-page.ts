import { html, type Markup } from '@assay/evals/report';
import { allDataWords, evidenceDate } from './data-words.ts';
import { metricFacts } from './metric-facts.ts';
import { plainName, verdictOf } from './metric-words.ts';
import { siteLayout } from './site-layout.ts';
import { metricTable, stateTag, verdictMark } from './site-pieces.ts';
import { siteTable } from './site-table.ts';
import { standingWords } from './standing-words.ts';
import type { SuiteFacts, ToolFacts } from './tool-facts.ts';

/** The start of the site: every tool, where it stands, and what its accuracy suites found. */
export function startPage(all: readonly ToolFacts[]): string {
  const main = html`<h1>What was measured of each tool</h1>
<p class="lead">No tool of Assay runs until accuracy and bias were measured for exactly its present configuration, logged, and passed. These are the results, good and bad.</p>
<div class="notice"><p><strong>What these figures are not.</strong> ${limits(all)}</p></div>
${siteTable({
  caption: 'All tools',
  header: ['Tool', 'State', 'Evidence of', 'Suites'],
  rows: all.map((facts) => [
    html`<a href="${pageOf(facts)}">${facts.tool.title}</a>`,
    stateTag(facts),
    evidenceDate(facts),
    html`${asked(facts).map(({ suite, evidence }) => html`<span class="small">${suite.name}: ${verdictMark(evidence?.report.status ?? 'not measured')}</span>`)}`,
  ]),
})}
<h2>How to read the pictures</h2>
<p>A dot is the value, the bar its 90 % interval, a dashed line what is asked for. The tool passes where the whole bar lies in the shaded part; a bar that reaches out of it is inconclusive, which blocks like a failure.</p>
<h2>Accuracy in short</h2>
${all.map(card)}`;
  return siteLayout({ title: 'What was measured of each tool – Assay', isStart: true, main });
}

/** The file of a tool's page. */
export function pageOf({ tool }: Pick<ToolFacts, 'tool'>): string {
  return `${tool.name.replaceAll(/[^a-z0-9-]/g, '-')}.html`;
}

// --- Internal ---

function card(facts: ToolFacts): Markup {
  const metrics = facts.suites
    .filter(({ suite, evidence }) => suite.kind === 'accuracy' && evidence !== undefined)
    .flatMap(metricFacts)
    .filter((metric) => metric.requirement.kind === 'bound' || verdictOf(metric) === 'failed');
  return html`<article class="card">
<h3><a href="${pageOf(facts)}">${facts.tool.title}</a> ${stateTag(facts)}</h3>
<p>${facts.tool.description}</p>
<p>${standingWords(facts)}</p>
${metricTable(`${facts.tool.title}: accuracy`, metrics, ({ name }) => plainName(name))}
</article>
`;
}

function asked({ suites }: ToolFacts): readonly SuiteFacts[] {
  return suites.filter(({ state }) => state !== 'not-asked');
}

function limits(all: readonly ToolFacts[]): string {
  const words = [...new Set(all.flatMap(allDataWords))];
  const on = words.length === 0 ? 'Nothing was measured yet.' : `Measured on ${words.join(', and on ')}.`;
  return `${on} Each page says what was not measured.`;
}
