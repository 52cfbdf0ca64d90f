import { readFileSync } from 'node:fs';
import { curveSection } from './curve-section.ts';
import { waysWrong, worstFailures } from './goes-wrong.ts';
import { html, type Markup } from './markup.ts';
import { figure, forestPlots, metricRows, sliceTables } from './metric-sections.ts';
import type { RunView } from './run-view.ts';

/** What a report says of itself. */
export interface ReportAbout {
  readonly title: string;
  readonly madeAt: Date;
  /** How the tools stand after this run, in words. */
  readonly standing: readonly string[];
}

const style = readFileSync(new URL('./report.css', import.meta.url), 'utf8');

/** One file that shows measured runs to a person: no script, no request, every text from data escaped. */
export function htmlReport({ title, madeAt, standing }: ReportAbout, runs: readonly RunView[]): string {
  const page = html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${{ markup: style }}</style></head>
<body><header><p class="brand">Assay: evaluation report</p><h1>${title}</h1>
<p>Made ${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. Every interval is 90 %: each end is a one-sided 95 % bound.</p>
<ul>${standing.map((line) => html`<li>${line}</li>`)}</ul>
<nav aria-label="Suites"><ul>${runs.map(({ report }) => html`<li><a href="#${idOf(report.suite)}">${report.suite}</a>: ${report.status}</li>`)}</ul></nav></header>
<main>${runs.map(suiteSection)}</main>
<footer><p>Made by Assay from signed run logs. What was asked and said is shown where it was kept and its digest is the log's.</p>
<p>These samples are of the gate half. Whoever changes a tool after reading them must rotate that half first (the salt in the dataset's manifest); build on the tune half instead: <code>eval run --half tune --html FILE</code>.</p></footer>
</body></html>
`;
  return page.markup;
}

// --- Internal ---

function idOf(suite: string): string {
  return suite.replaceAll('/', '-');
}

function suiteSection(run: RunView): Markup {
  const { report, suite } = run;
  const tier =
    report.tier === 'synthetic' ? 'Synthetic data written by this project: not evidence for your department.' : `Data: ${report.tier}.`;
  return html`<section id="${idOf(report.suite)}" class="suite"><h2>${report.suite}: <span class="verdict ${report.status === 'passed' ? 'is-passed' : 'is-failed'}">${report.status}</span></h2>
<p class="tier">${tier} ${report.samples} ${suite.unit}, ${(report.timing.milliseconds / 1000).toFixed(1)} s, ${report.timing.finishedAt}.</p>
${card(run)}
<h3>Metrics</h3>${metricRows(run)}
${curveSection(report)}
${forestPlots(run)}
${sliceTables(run)}
${failures(run)}
${comparison(run)}
<h3>What stands behind it</h3>
<ul class="notes">${report.notes.map((note) => html`<li>${note}</li>`)}</ul>
<dl class="digests">${Object.entries(report.digests).map(([name, digest]) => html`<div><dt>${name}</dt><dd><code>${digest}</code></dd></div>`)}<div><dt>attempt</dt><dd><code>${report.attempt}</code></dd></div></dl>
</section>`;
}

/** How it goes wrong, for people who will use the tool: counts of real samples, and three of them. */
function card(run: RunView): Markup | '' {
  const ways = waysWrong(run);
  if (ways.length === 0) return '';
  const { unit } = run.suite;
  return html`<section class="card"><h3>How it goes wrong</h3>
<ul>${ways.map(({ count, of, words }) => html`<li><strong>Of ${of} ${unit}, ${count}</strong> ${words}.</li>`)}</ul>
${worstFailures(run, 3).map(
  ({ sample, words, output }, index) =>
    html`<details${index === 0 ? { markup: ' open' } : ''}><summary>${sample.id} ${words}</summary>${output === undefined ? html`<p>What was said was not kept.</p>` : saidOf(output.asked, output.said)}</details>`,
)}</section>`;
}

function saidOf(asked: string, said: string): Markup {
  return html`<h4>What went in</h4><blockquote>${cut(asked)}</blockquote><h4>What the tool said</h4><blockquote>${cut(said === '' ? '(nothing)' : said)}</blockquote>`;
}

function cut(text: string): string {
  return text.length <= 1_500 ? text : `${text.slice(0, 1_500)} …`;
}

/** The worst samples of every kind of failure, each linked to by its name. */
function failures(run: RunView): Markup | '' {
  const worst = worstFailures(run, 12).slice(3);
  if (worst.length === 0) return '';
  return html`<h3>More failures</h3>${worst.map(
    ({ sample, words, output }) =>
      html`<details id="${idOf(run.report.suite)}-${sample.id.replaceAll(/[^\w-]/g, '-')}"><summary>${sample.id} ${words}</summary>${output === undefined ? html`<p>What was said was not kept.</p>` : saidOf(output.asked, output.said)}</details>`,
  )}`;
}

function comparison({ report, changes }: RunView): Markup | '' {
  if (changes === undefined) return html`<h3>Since the run before</h3><p>There is no earlier run of this suite in this data folder.</p>`;
  const moved = changes.filter(({ before, after }) => before !== after);
  if (moved.length === 0) return html`<h3>Since the run before</h3><p>No metric moved.</p>`;
  return html`<h3>Since the run before</h3><div class="scroll" tabindex="0" role="region" aria-label="Changes since the run before, ${report.suite}"><table>
<caption>Metrics that moved; tested only where both runs had the same samples</caption>
<thead><tr><th scope="col">Metric</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">Difference</th><th scope="col">Worse, better</th><th scope="col">p</th></tr></thead>
<tbody>${moved.map(
    ({ metric, before, after, difference, worse, better, p }) =>
      html`<tr><th scope="row">${metric}</th><td>${figure(before)}</td><td>${figure(after)}</td><td>${difference === undefined ? 'other data' : `${figure(difference.value)} (${figure(difference.low)} to ${figure(difference.high)})`}</td><td>${worse === undefined ? '' : `${worse}, ${better}`}</td><td>${p === undefined ? '' : p.toFixed(3)}</td></tr>`,
  )}</tbody></table></div>`;
}
