import type { Report } from '@assay/core';
import { html, type Markup } from './markup.ts';
import { figure } from './metric-sections.ts';

/** The risk-coverage curve of a suite whose tool says how sure it is: drawn, and the same figures as a table. */
export function curveSection({ suite, curve }: Report): Markup | '' {
  if (curve === undefined) return '';
  const rows = curveRows(curve);
  return html`<h3>How sure, how right</h3>
<p>Answers are taken from the surest on. Coverage is the share of all ${curve.questions} questions that then have an answer; precision is the share of those answers whose first cited passage is right. Beside the line, ${figure(curve.precision)} is aimed for. ${statedWords(curve)}</p>
${
  rows.length === 0
    ? html`<p>Nothing was answered: there is no curve.</p>`
    : html`${drawing(curve)}
<div class="scroll" tabindex="0" role="region" aria-label="Coverage and precision, ${suite}"><table><caption>Coverage and precision</caption>
<thead><tr><th scope="col">Coverage</th><th scope="col">Precision</th><th scope="col">Confidence at least</th></tr></thead>
<tbody>${rows.map(({ coverage, precision, confidence }) => html`<tr><th scope="row">${figure(coverage)}</th><td>${figure(precision)}</td><td>${figure(confidence)}</td></tr>`)}</tbody></table></div>`
}`;
}

type Curve = NonNullable<Report['curve']>;

/** A few points of a curve to read: the last of every tenth of coverage, and the last of all. */
export function curveRows({ points }: Curve): Curve['points'] {
  return points.filter(({ coverage }, place) => {
    const next = points[place + 1];
    return next === undefined || Math.floor(next.coverage * 10) > Math.floor(coverage * 10);
  });
}

/** The point where the tool draws its line between what it states and what it does not, in words. */
export function statedWords(curve: Curve): string {
  const point = statedPoint(curve);
  return point === undefined
    ? 'No answer was stated.'
    : `The tool states answers from a confidence of ${figure(curve.stated)} on: coverage ${figure(point.coverage)}, precision ${figure(point.precision)}.`;
}

// --- Internal ---

function statedPoint({ stated, points }: Curve): Curve['points'][number] | undefined {
  return stated === null ? undefined : points.findLast(({ confidence }) => confidence >= stated);
}

const [width, height] = [480, 240];

/** From 0 to 1 on both axes; words stand beside the drawing, where they can be enlarged and are read in any colours. */
function drawing(curve: Curve): Markup {
  const x = (coverage: number) => Number((coverage * width).toFixed(1));
  const y = (precision: number) => Number(((1 - precision) * height).toFixed(1));
  const line = curve.points.map(({ coverage, precision }) => `${x(coverage)},${y(precision)}`).join(' ');
  const stated = statedPoint(curve);
  const quarters = [0.25, 0.5, 0.75];
  return html`<figure class="curve"><svg viewBox="-8 -8 ${width + 16} ${height + 16}" role="img" aria-label="Precision by coverage; the figures are in the table below">
<rect class="frame" x="0" y="0" width="${width}" height="${height}"/>
${quarters.map((at) => html`<line class="grid" x1="${x(at)}" x2="${x(at)}" y1="0" y2="${height}"/><line class="grid" x1="0" x2="${width}" y1="${y(at)}" y2="${y(at)}"/>`)}
<line class="aim" x1="0" x2="${width}" y1="${y(curve.precision)}" y2="${y(curve.precision)}"/>
<polyline class="line" points="${line}"/>
${stated === undefined ? '' : html`<circle class="stated" cx="${x(stated.coverage)}" cy="${y(stated.precision)}" r="6"/>`}
</svg><figcaption>Across: coverage, 0 to 1. Up: precision, 0 to 1. Dashed: what is aimed for. Dot: where the tool stops stating answers.</figcaption></figure>`;
}
