import type { DriftReading } from '@assay/core';
import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** A share as people read it, on one line. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

/** A rate in use, its interval and its limit on a scale from 0 to `most`; the cells beside it say the same in words. */
export function driftChart({ people, hits, low, high, baseline }: DriftReading, most: number): Html | string {
  if (people === 0) return '–';
  const at = (share: number) => Number((inset + (Math.min(share, most) / most) * (width - 2 * inset)).toFixed(1));
  const { limit } = baseline;
  const against = limit === null ? 'no limit' : `limit ${percent(limit)}`;
  const label = `${percent(hits / people)}, interval ${percent(low)} to ${percent(high)}, ${against}`;
  const allowed =
    limit === null
      ? ''
      : html`<rect class="zone" x="${inset}" y="2" width="${Number((at(limit) - inset).toFixed(1))}" height="${height - 4}"/>
<line class="needed" x1="${at(limit)}" y1="2" x2="${at(limit)}" y2="${height - 2}"/>`;
  return html`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${allowed}<line class="axis" x1="${inset}" y1="${middle}" x2="${width - inset}" y2="${middle}"/>
<path class="interval" d="M${at(low)} ${middle - 6}v12M${at(low)} ${middle}H${at(high)}M${at(high)} ${middle - 6}v12"/>
<circle class="value" cx="${at(hits / people)}" cy="${middle}" r="5"/>
</svg>`;
}

// --- Internal ---

const width = 200;
const height = 32;
const inset = 8;
const middle = height / 2;
