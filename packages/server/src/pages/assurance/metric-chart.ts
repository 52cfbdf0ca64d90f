import type { MetricResult } from '@assay/core';
import { html } from 'hono/html';
import type { Html } from '../layout.ts';

interface Scale {
  readonly from: number;
  readonly to: number;
}

/** One scale for several metrics: shares from 0 to 1, differences about 0, anything else as wide as it is. */
export function scaleOf(metrics: readonly MetricResult[]): Scale {
  const values = metrics.flatMap(({ value, low, high, threshold }) => [value, low, high, threshold].filter((one) => one !== null));
  if (metrics.some(({ kind }) => kind === 'equivalence')) {
    const reach = Math.max(0.05, ...values.map(Math.abs)) * 1.1;
    return { from: -reach, to: reach };
  }
  return { from: Math.min(0, ...values), to: Math.max(1, ...values) };
}

/** A value, its interval, zero, and what it was held against; the cells beside it say the same in words. */
export function metricChart({ value, low, high, threshold, kind, passed }: MetricResult, { from, to }: Scale): Html | string {
  if (value === null) return '–';
  const at = (number: number) =>
    Number((inset + ((Math.min(Math.max(number, from), to) - from) / (to - from)) * (width - 2 * inset)).toFixed(1));
  const [start, end] = [at(low ?? value), at(high ?? value)];
  const marks = threshold === null ? [] : kind === 'equivalence' ? [-threshold, threshold] : [threshold];
  const zone = zoneOf({ threshold, kind, passed, low, value }, { from, to });
  return html`<svg class="chart" aria-hidden="true" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${zone === undefined ? '' : html`<rect class="zone" x="${at(zone[0])}" y="2" width="${Number((at(zone[1]) - at(zone[0])).toFixed(1))}" height="${height - 4}"/>`}
<line class="axis" x1="${inset}" y1="${middle}" x2="${width - inset}" y2="${middle}"/>
${from < 0 ? html`<line class="axis" x1="${at(0)}" y1="4" x2="${at(0)}" y2="${height - 4}"/>` : ''}
${marks.map((mark) => html`<line class="needed" x1="${at(mark)}" y1="2" x2="${at(mark)}" y2="${height - 2}"/>`)}
<path class="interval" d="M${start} ${middle - 5}v10M${start} ${middle}H${end}M${end} ${middle - 5}v10"/>
<circle class="value" cx="${at(value)}" cy="${middle}" r="4.5"/>
</svg>`;
}

// --- Internal ---

const width = 220;
const height = 28;
const inset = 8;
const middle = height / 2;

/** Where the whole interval must lie. Which side of a bound that is stands in no report: it is drawn only where the interval tells. */
function zoneOf(
  { threshold, kind, passed, low, value }: Pick<MetricResult, 'threshold' | 'kind' | 'passed' | 'low' | 'value'>,
  { from, to }: Scale,
): readonly [number, number] | undefined {
  if (threshold === null) return undefined;
  if (kind === 'equivalence') return [-threshold, threshold];
  if (kind !== 'bound' || passed !== true) return undefined;
  return (low ?? value ?? 0) >= threshold ? [threshold, to] : [from, threshold];
}
