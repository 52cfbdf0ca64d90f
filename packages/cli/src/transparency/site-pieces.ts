import { html, type Markup } from '@assay/evals/report';
import { dataWords, dayWords, labelWords } from './data-words.ts';
import { intervalChart } from './interval-chart.ts';
import type { MetricFacts } from './metric-facts.ts';
import { capitalised, intervalWords, plainName, requiredWords, samplesWords, valueWords, verdictOf } from './metric-words.ts';
import { siteTable } from './site-table.ts';
import { stateWords } from './standing-words.ts';
import type { SuiteFacts, ToolFacts } from './tool-facts.ts';

/** Where a tool stands, as a tag: words first, colour only in addition. */
export function stateTag({ decision }: ToolFacts): Markup {
  const isBad = decision.state === 'failed' || decision.state === 'revoked';
  const kind = decision.isEnabled ? 'passed' : isBad ? 'failed' : 'inconclusive';
  return html`<strong class="tag ${kind}">${stateWords[decision.state]}</strong>`;
}

/** An outcome in words, coloured in addition. */
export function verdictMark(verdict: string): Markup {
  return html`<span class="verdict ${verdict.replaceAll(' ', '-')}">${capitalised(verdict)}</span>`;
}

/** A list, or nothing. */
export function bulletList(items: readonly string[]): Markup {
  return items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** Names and facts side by side. */
export function factList(facts: readonly (readonly [name: string, fact: string | Markup])[]): Markup {
  return html`<dl class="facts">${facts.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>`;
}

/** A digest, whole: half of one identifies nothing. */
export function digestCode(digest: string): Markup {
  return digest === '' ? html`not known` : html`<code>${digest}</code>`;
}

/** Metrics with their intervals drawn against what was asked for. */
export function metricTable(caption: string, metrics: readonly MetricFacts[], nameOf: (metric: MetricFacts) => string): Markup {
  return siteTable({
    caption,
    header: ['Measure', 'Result', 'Required', 'Samples', 'Outcome'],
    rows: metrics.map((metric) => [
      html`${capitalised(nameOf(metric))}${metric.characteristic === '' && metric.what !== '' ? html`<span class="small">${metric.what}</span>` : ''}`,
      html`${valueWords(metric)} ${metric.result?.value == null ? '' : html`<span class="small">${intervalWords(metric)}</span>${intervalChart(metric)}`}`,
      requiredWords(metric),
      samplesWords(metric),
      html`${verdictMark(verdictOf(metric))}${metric.result?.reason === undefined ? '' : html`<span class="small">${metric.result.reason}</span>`}`,
    ]),
  });
}

/** A suite: what it was measured on, when, and every figure. */
export function suiteSection(item: SuiteFacts): Markup {
  const { suite, evidence, manifest } = item;
  const heading = html`<h3>${capitalised(plainName(suite.name.replace('/', ': ')))} ${verdictMark(evidence?.report.status ?? 'not measured')}</h3>`;
  if (evidence === undefined) return html`${heading}<p>There is no evidence for what is loaded now.</p>`;
  const { report } = evidence;
  return html`${heading}
<p>${manifest.description} ${report.samples} samples (${suite.unit}), ${labelWords(item)}; ${dataWords(item)}. Measured on ${dayWords(report.timing.finishedAt)}.</p>
`;
}
