import { html, type Markup } from '@assay/evals/report';
import type { MetricFacts } from './metric-facts.ts';
import { figure, intervalWords, requiredWords, valueWords, verdictOf } from './metric-words.ts';

/** A metric's interval against what is asked for, as a picture with the same facts in words. */
export function intervalChart(metric: MetricFacts): Markup | '' {
  const { result } = metric;
  if (result === undefined || result.value === null) return '';
  const wanted = wantedRange(metric);
  const low = result.low ?? result.value;
  const high = result.high ?? result.value;
  const [from, to] = domainOf([result.value, low, high, ...wanted.marks], metric);
  const at = (value: number) =>
    Number((inset + ((Math.min(Math.max(value, from), to) - from) / (to - from)) * (width - 2 * inset)).toFixed(1));
  const zone = wanted.zone === undefined ? '' : zoneOf(at(wanted.zone[0]), at(wanted.zone[1]));
  const label = `${valueWords(metric)}, interval ${intervalWords(metric)}; ${requiredWords(metric)}: ${verdictOf(metric)}`;
  return html`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${zone}<line class="axis" x1="${inset}" y1="${middle}" x2="${width - inset}" y2="${middle}"/>
${wanted.marks.map((mark) => html`<line class="needed" x1="${at(mark)}" y1="2" x2="${at(mark)}" y2="${band}"/>`)}
<path class="interval" d="M${at(low)} ${middle - 6}v12M${at(low)} ${middle}H${at(high)}M${at(high)} ${middle - 6}v12"/>
<circle class="value" cx="${at(result.value)}" cy="${middle}" r="5"/>
<text class="scale" x="${inset}" y="${height - 2}">${figure(from)}</text>
<text class="scale" x="${width - inset}" y="${height - 2}" text-anchor="end">${figure(to)}</text>
</svg>`;
}

// --- Internal ---

const width = 200;
const height = 44;
/** The part above the scale. */
const band = 30;
const inset = 8;
const middle = band / 2;

interface Wanted {
  /** Where the requirement begins or ends. */
  readonly marks: readonly number[];
  /** Where the whole interval must lie. */
  readonly zone?: readonly [number, number];
}

function wantedRange({ requirement, result }: MetricFacts): Wanted {
  if (result?.kind === 'reported') return { marks: [] };
  switch (requirement.kind) {
    case 'bound':
      return 'atLeast' in requirement
        ? { marks: [requirement.atLeast], zone: [requirement.atLeast, Number.POSITIVE_INFINITY] }
        : { marks: [requirement.atMost], zone: [Number.NEGATIVE_INFINITY, requirement.atMost] };
    case 'equivalence':
      return { marks: [-requirement.margin, requirement.margin], zone: [-requirement.margin, requirement.margin] };
    case 'invariant':
      return { marks: [1] };
    case 'reported':
      return { marks: [] };
  }
}

/** Shares are drawn from 0 to 1, differences about 0, anything else as wide as it is. */
function domainOf(values: readonly number[], { requirement, characteristic }: MetricFacts): readonly [number, number] {
  if (requirement.kind === 'equivalence' || characteristic !== '') {
    const reach = Math.max(...values.map(Math.abs)) * 1.25 || 1;
    return values.every((value) => value >= 0 && value <= 1) && requirement.kind !== 'equivalence' ? [0, 1] : [-reach, reach];
  }
  const from = Math.min(0, ...values);
  const to = Math.max(1, ...values);
  return [from, to];
}

function zoneOf(from: number, to: number): Markup {
  return html`<rect class="zone" x="${from}" y="2" width="${Number((to - from).toFixed(1))}" height="${band - 2}"/>
`;
}
