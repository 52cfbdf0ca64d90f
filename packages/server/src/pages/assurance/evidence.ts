import type { MetricResult } from '@assay/core';
import { html } from 'hono/html';
import type { GoesWrong } from '../../assurance/assurance-sources.ts';
import type { EvidenceSummary } from '../../gather-evidence.ts';
import { dayInWords } from '../day-in-words.ts';
import { type Frame, type Html, layout } from '../layout.ts';
import { dataTable } from './assurance-frame.ts';
import { assuranceNav } from './assurance-nav.ts';
import { digest, figure, metricTable } from './metric-table.ts';

interface EvidencePage {
  readonly frame: Frame;
  readonly isForAssurance: boolean;
  /** Where the log of the measurement is kept, for assurance. */
  readonly goesWrong?: GoesWrong | undefined;
}

/** `/assurance/evidence/{id}`: all that one measurement found, in pictures with the same in words. */
export function evidencePage({ id, isAsSigned, report }: EvidenceSummary, { frame, isForAssurance, goesWrong }: EvidencePage): Html {
  const groups = [...Map.groupBy(Object.entries(report.metrics), ([name]) => name.split('.')[0] ?? name)];
  const single = groups.filter(([, { length }]) => length === 1).flatMap(([, members]) => members);
  const paired = groups.filter(([, { length }]) => length > 1);
  const main = html`${isForAssurance ? assuranceNav('') : ''}
<p><a href="/assurance#${report.tool}">Back to the tool</a></p>
<h1>${report.suite}: ${report.status}</h1>
<p class="lead">${report.samples} samples of ${report.tier} data, measured ${dayInWords(report.timing.finishedAt)}.${report.tier === 'synthetic' ? ' Written by this project: not evidence for your department.' : ''}</p>
${isAsSigned ? '' : html`<p class="wrong">These figures are not the ones that were signed. The gate does not accept them.</p>`}
${goesWrong === undefined ? '' : wrongCard(goesWrong)}
<section aria-labelledby="metrics"><h2 id="metrics">Metrics</h2>
<p>In the charts a dot is the value, the bar its interval, a dashed line what is asked for. The table says the same.</p>
${single.length === 0 ? '' : metricTable(`Metrics of ${report.suite}`, single, true)}</section>
${paired.map(([name, members]) => forestPlot(report.suite, name, members))}
${sliceSection(report.slices)}
${goesWrong === undefined ? missingFailures(isForAssurance) : failures(goesWrong)}
<section aria-labelledby="behind"><h2 id="behind">What stands behind it</h2>
${report.notes.length === 0 ? '' : html`<ul>${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<dl class="summary">${Object.entries(report.digests).map(([name, value]) => html`<div><dt>${name}</dt><dd>${digest(value)}</dd></div>`)}
<div><dt>Engine</dt><dd>${report.engine}</dd></div><div><dt>Signed record</dt><dd><a href="/api/evidence/${encodeURIComponent(id)}">${id}</a></dd></div></dl></section>`;
  return layout({ title: `${report.suite}: evidence`, at: '/assurance', main, frame });
}

// --- Internal ---

/** Counts of real samples: people judge “9 of 200” better than 4.5 %. */
function wrongCard({ unit, ways, failures: worst }: GoesWrong): Html {
  return html`<section class="card" aria-labelledby="wrong"><h2 id="wrong">How it goes wrong</h2>
${ways.length === 0 ? html`<p>This suite does not say in words what a failure is.</p>` : html`<ul>${ways.map(({ count, of, words }) => html`<li><strong>Of ${of} ${unit}, ${count}</strong> ${words}.</li>`)}</ul>`}
${worst.length === 0 ? '' : html`<p><a href="#failures">The worst of them</a></p>`}</section>`;
}

function forestPlot(suite: string, name: string, members: readonly (readonly [string, MetricResult])[]): Html {
  const id = `paired-${name.replaceAll(/[^\w-]/g, '-')}`;
  const own = members.map(([full, metric]) => [full.slice(name.length + 1).replaceAll('-', ' '), metric] as const);
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${name}, by characteristic</h2>
<p>Differences between texts that differ in one characteristic alone. Where the whole bar lies between the dashed lines, no difference that matters was found.</p>
${metricTable(`${suite}: ${name} by characteristic`, own, true)}</section>`;
}

function sliceSection(slices: EvidenceSummary['report']['slices']): Html | '' {
  const fields = Object.entries(slices);
  if (fields.length === 0) return '';
  return html`<section aria-labelledby="slices"><h2 id="slices">Slices</h2>
<p>The same metrics on parts of the data. They are told, and judged nowhere: many are small.</p>
${fields.map(
  ([field, values]) =>
    html`<details><summary>By ${field}</summary>${dataTable({
      caption: `By ${field}`,
      header: [field, 'Metric', 'Value', 'Interval', 'Samples'],
      rows: Object.entries(values).flatMap(([value, metrics]) =>
        Object.entries(metrics).map(([metric, { value: found, low, high, n }]) => [
          value,
          metric,
          figure(found),
          low === null && high === null ? '–' : `${figure(low)} to ${figure(high)}`,
          n,
        ]),
      ),
      none: 'None.',
    })}</details>`,
)}</section>`;
}

function failures({ failures: worst }: GoesWrong): Html {
  return html`<section aria-labelledby="failures"><h2 id="failures">Worst failures</h2>
${
  worst.length === 0
    ? html`<p>No sample was less than right.</p>`
    : worst.map(
        ({ id, words, asked, said }) => html`<details><summary>${id} ${words}</summary>
<h3>What went in</h3><blockquote dir="auto">${cut(asked)}</blockquote><h3>What the tool said</h3><blockquote dir="auto">${cut(said === '' ? '(nothing)' : said)}</blockquote></details>`,
      )
}</section>`;
}

function missingFailures(isForAssurance: boolean): Html {
  return html`<section aria-labelledby="failures"><h2 id="failures">Worst failures</h2>
<p>${isForAssurance ? 'The log of this measurement is not kept here, so the samples cannot be shown.' : 'Samples are shown to assurance and administrators.'} The whole report is written by <code>npx assay eval report</code>.</p></section>`;
}

function cut(text: string): string {
  return text.length <= 1_500 ? text : `${text.slice(0, 1_500)} …`;
}
