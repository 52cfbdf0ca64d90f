import type { MetricResult } from '@assay/core';
import type { Requirement } from '../suite.ts';
import { html, type Markup } from './markup.ts';

/** From where to where a strip is drawn. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** A scale that holds all results and what they are held against; shares from 0 to 1, differences about 0. */
export function scaleOf(results: readonly MetricResult[], isDifference: boolean): Scale {
  const values = results.flatMap(({ value, low, high, threshold }) =>
    [value, low, high, threshold].flatMap((item) => (item === null ? [] : [item])),
  );
  if (!isDifference) return { from: Math.min(0, ...values), to: Math.max(1, ...values) };
  const reach = Math.max(1e-6, ...values.map(Math.abs)) * 1.15;
  return { from: -reach, to: reach };
}

/** A result's value and interval on a strip, over the part in which it must lie; the same facts stand in words beside it. */
export function intervalStrip(
  { value, low, high, threshold, kind, passed }: MetricResult,
  requirement: Requirement,
  scale: Scale,
): Markup | '' {
  if (value === null) return '';
  const at = (number: number) =>
    Number((((Math.min(Math.max(number, scale.from), scale.to) - scale.from) / (scale.to - scale.from)) * 100).toFixed(2));
  const zone = zoneOf(requirement, threshold, kind);
  const [left, right] = [at(low ?? value), at(high ?? value)];
  const state = passed === true ? 'is-passed' : passed === false ? 'is-failed' : '';
  return html`<svg class="strip ${state}" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
${zone === undefined ? '' : html`<rect class="zone" x="${at(zone[0])}" y="0" width="${Number((at(zone[1]) - at(zone[0])).toFixed(2))}" height="20"/>`}
${scale.from < 0 ? html`<line class="zero" x1="${at(0)}" x2="${at(0)}" y1="0" y2="20"/>` : ''}
<line class="interval" x1="${left}" x2="${Math.max(right, left + 0.4)}" y1="10" y2="10"/>
<line class="value" x1="${at(value)}" x2="${at(value)}" y1="3" y2="17"/>
</svg>`;
}

// --- Internal ---

/** Where the whole interval must lie. */
function zoneOf(requirement: Requirement, threshold: number | null, kind: MetricResult['kind']): readonly [number, number] | undefined {
  if (threshold === null || kind === 'reported') return undefined;
  if (requirement.kind === 'equivalence') return [-threshold, threshold];
  if (requirement.kind === 'bound')
    return 'atLeast' in requirement ? [threshold, Number.POSITIVE_INFINITY] : [Number.NEGATIVE_INFINITY, threshold];
  return undefined;
}
