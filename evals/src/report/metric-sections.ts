import type { MetricResult } from '@assay/core';
import { intervalStrip, scaleOf } from './interval-strip.ts';
import { html, type Markup } from './markup.ts';
import { aboutMetric, baseName, type RunView, requirementWords, verdictWords } from './run-view.ts';

/** Metrics that stand alone: one row each with interval, requirement and verdict. */
export function metricRows({ suite, report }: RunView): Markup {
  const single = Object.entries(report.metrics).filter(([name]) => baseName(suite, name) === name);
  return html`<ul class="rows">${single.map(([name, result]) => row(name, aboutMetric(suite, name), result))}</ul>`;
}

/** The forest plot of a bias suite: for each metric, every characteristic on one scale about no difference. */
export function forestPlots({ suite, report }: RunView): Markup | '' {
  const paired = Map.groupBy(
    Object.entries(report.metrics).filter(([name]) => baseName(suite, name) !== name),
    ([name]) => baseName(suite, name),
  );
  if (paired.size === 0) return '';
  return html`<h3>By characteristic</h3>
<p>Each line is the difference that one characteristic makes, with its 90 % interval: the same text with only that characteristic changed. The shaded part is where the whole interval must lie.</p>
${[...paired].map(([name, members]) => forestPlot(suite, name, members))}`;
}

/** Slices: the same metrics for each kind of sample, told and not judged. */
export function sliceTables({ report }: RunView): Markup | '' {
  const fields = Object.entries(report.slices);
  if (fields.length === 0) return '';
  return html`<h3>Slices</h3>
<p>Told, not judged: the groups are small.</p>
${fields.map(([field, values]) => sliceTable(field, values))}`;
}

/** Figures as people read them. */
export function figure(value: number | null): string {
  return value === null
    ? 'none'
    : value
        .toFixed(3)
        .replace(/^(-?)0(?=\.)/, '$1')
        .replace(/^-?\.000$/, '0');
}

// --- Internal ---

type About = ReturnType<typeof aboutMetric>;

function row(name: string, { what, requirement }: About, result: MetricResult): Markup {
  const verdict = verdictWords(result);
  return html`<li class="row">
<div class="name"><strong>${name}</strong> <span>${what}</span></div>
<div class="figures"><strong>${figure(result.value)}</strong> (${figure(result.low)} to ${figure(result.high)}), n ${result.n}</div>
${intervalStrip(result, requirement, scaleOf([result], false))}
<div class="asked">${requirementWords(requirement, result)}${verdict === '' ? '' : html`: <span class="verdict ${verdict === 'passed' ? 'is-passed' : 'is-failed'}">${verdict}</span>`}${result.reason === undefined ? '' : html`<span class="reason">${result.reason}</span>`}</div>
</li>`;
}

function forestPlot(suite: RunView['suite'], name: string, members: readonly (readonly [string, MetricResult])[]): Markup {
  const { what, requirement } = aboutMetric(suite, name);
  const isShare = requirement.kind !== 'equivalence';
  const results = members.map(([, result]) => result);
  const scale = scaleOf(results, !isShare);
  const [, first] = members.find(([, { kind }]) => kind !== 'reported') ?? members[0] ?? ['', undefined];
  return html`<section class="forest"><h4>${name}</h4>
<p>${what}. ${first === undefined ? '' : requirementWords(requirement, first)}. Scale: ${figure(scale.from)} to ${figure(scale.to)}.</p>
<ul class="rows">${members.map(([full, result]) => {
    const verdict = verdictWords(result);
    return html`<li class="row is-forest"><div class="name">${full.slice(name.length + 1).replaceAll('-', ' ')}</div>
${intervalStrip(result, requirement, scale)}
<div class="figures">${figure(result.value)} (${figure(result.low)} to ${figure(result.high)}), n ${result.n}; ${verdict === '' ? 'not judged' : html`<span class="verdict ${verdict === 'passed' ? 'is-passed' : 'is-failed'}">${verdict}</span>`}</div></li>`;
  })}</ul></section>`;
}

function sliceTable(field: string, values: Readonly<Record<string, Readonly<Record<string, MetricResult>>>>): Markup {
  const names = [...new Set(Object.values(values).flatMap((metrics) => Object.keys(metrics)))];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Slices by ${field}"><table><caption>By ${field.replaceAll('-', ' ')}</caption>
<thead><tr><th scope="col">${field.replaceAll('-', ' ')}</th>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${Object.entries(values).map(
    ([value, metrics]) =>
      html`<tr><th scope="row">${value}</th>${names.map((name) => {
        const result = metrics[name];
        return html`<td>${result === undefined || result.n === 0 ? 'none' : html`${figure(result.value)} <small>(${figure(result.low)} to ${figure(result.high)}), n ${result.n}</small>`}</td>`;
      })}</tr>`,
  )}</tbody></table></div>`;
}
