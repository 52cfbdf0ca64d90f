import type { MetricResult } from '@assay/core';
import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import { metricChart, scaleOf } from './metric-chart.ts';

/** Metrics by their names, each with its interval and what it was held against; with pictures on one scale where they are wanted. */
export function metricTable(label: string, metrics: readonly (readonly [string, MetricResult])[], withPictures = false): Html {
  const scale = withPictures ? scaleOf(metrics.map(([, metric]) => metric)) : undefined;
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<caption class="visually-hidden">${label}</caption>
<thead><tr><th scope="col">Metric</th><th scope="col">Value</th><th scope="col">Interval</th>${scale === undefined ? '' : html`<th scope="col">Drawn from ${figure(scale.from)} to ${figure(scale.to)}</th>`}<th scope="col">Required</th><th scope="col">Samples</th><th scope="col">Outcome</th></tr></thead>
<tbody>${metrics.map(([name, metric]) => metricRow(name, metric, scale))}</tbody>
</table></div>`;
}

/** A number as people read it. */
export function figure(value: number | null): string {
  return value === null ? '–' : Number(value.toPrecision(4)).toString();
}

/** The beginning of a digest: enough to tell two apart. */
export function digest(value: string): Html | string {
  return value === '' ? '–' : html`<code>${value.slice(0, 12)}</code>`;
}

// --- Internal ---

const kindWords: Readonly<Record<MetricResult['kind'], string>> = {
  bound: 'interval clears',
  invariant: 'every sample holds',
  equivalence: 'difference within',
  reported: 'reported only',
};

function metricRow(name: string, metric: MetricResult, scale: ReturnType<typeof scaleOf> | undefined): Html {
  const { value, low, high, threshold, kind, n, clusters, passed, reason } = metric;
  const verdict = passed === null ? '–' : passed ? 'passed' : 'not passed';
  const required = threshold === null || kind === 'invariant' ? kindWords[kind] : `${kindWords[kind]} ${figure(threshold)}`;
  return html`<tr><th scope="row">${name}</th><td>${figure(value)}</td><td>${low === null && high === null ? '–' : `${figure(low)} to ${figure(high)}`}</td>${scale === undefined ? '' : html`<td>${metricChart(metric, scale)}</td>`}
<td>${required}</td><td>${n}${clusters > 0 && clusters !== n ? ` in ${clusters} clusters` : ''}</td><td>${verdict}${reason === undefined ? '' : `: ${reason}`}</td></tr>`;
}
