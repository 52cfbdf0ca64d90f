import { escapeMarkup } from './escape-markup.ts';
import { spreadApart } from './spread-apart.ts';

/** A line with the text that stands beside its end; the first line of a chart is drawn stronger. */
interface Line {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A chart of lines, both axes by powers of ten, and what it says to who does not see it. */
export interface LineChart {
  readonly title: string;
  readonly description: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly lines: readonly Line[];
}

const size = { width: 860, height: 560, left: 76, right: 230, top: 84, bottom: 64, gap: 20, sample: 34 };
const plot = { left: size.left, right: size.width - size.right, top: size.top, bottom: size.height - size.bottom };

/** Each has a contrast of at least 3 to 1 with white and with near-black; dashes and marks tell lines apart without colour. */
const looks = [
  { colour: '#1d70b8', dash: '', mark: 'circle' },
  { colour: '#d4351c', dash: '10 4', mark: 'square' },
  { colour: '#3d7d45', dash: '2 3', mark: 'triangle' },
  { colour: '#8459b8', dash: '8 3 2 3', mark: 'diamond' },
  { colour: '#a85d00', dash: '', mark: 'square' },
  { colour: '#b8407e', dash: '10 4', mark: 'triangle' },
  { colour: '#0f7f86', dash: '2 3', mark: 'diamond' },
  { colour: '#737373', dash: '8 3 2 3', mark: 'circle' },
  { colour: '#6a7a00', dash: '14 4 2 4', mark: 'triangle' },
] as const;

type Look = (typeof looks)[number];

const style = [
  ':root{color-scheme:light dark}',
  'text{font:14px sans-serif;fill:CanvasText}',
  '.title{font-weight:bold;font-size:18px}.axis{font-size:13px}.first{font-weight:bold}',
  '.paper{fill:Canvas}.grid{stroke:GrayText;stroke-opacity:.35}.leader{stroke:GrayText;stroke-opacity:.6}',
  'polyline{fill:none;stroke-width:2}polyline.first{stroke-width:4}',
  '@media (forced-colors:active){polyline,.mark{stroke:CanvasText!important}.mark{fill:CanvasText!important}}',
].join('');

/** Draws lines as an SVG document with a title and a description. */
export function lineChart({ title, description, horizontal, vertical, lines }: LineChart): string {
  const points = lines.flatMap((line) => line.points);
  const across = logScale(
    points.map(({ x }) => x),
    [plot.left, plot.right - 12],
  );
  const upwards = logScale(
    points.map(({ y }) => y),
    [plot.bottom, plot.top],
  );
  const drawn = lines.filter((line) => line.points.length > 0);
  const ends = drawn.map((line) => upwards.at(line.points.at(-1)?.y ?? 1));
  const labels = spreadApart(ends, { gap: size.gap, from: plot.top, to: plot.bottom });
  const middle = (plot.top + plot.bottom) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeMarkup(title)}</title>`,
    `<desc id="description">${escapeMarkup(description)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${size.width}" height="${size.height}"/>`,
    `<text class="title" x="16" y="34">${escapeMarkup(title)}</text>`,
    `<text class="axis" x="16" y="62">${escapeMarkup(vertical)}</text>`,
    `<text class="axis" x="${(plot.left + plot.right) / 2}" y="${size.height - 16}" text-anchor="middle">${escapeMarkup(horizontal)}</text>`,
    ...across.powers.map((power) => {
      const x = across.at(power).toFixed(1);
      return `<line class="grid" x1="${x}" x2="${x}" y1="${plot.top}" y2="${plot.bottom}"/><text class="axis" x="${x}" y="${plot.bottom + 22}" text-anchor="middle">${written(power)}</text>`;
    }),
    ...upwards.powers.map((power) => {
      const y = upwards.at(power);
      return `<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/><text class="axis" x="${plot.left - 10}" y="${(y + 5).toFixed(1)}" text-anchor="end">${written(power)}</text>`;
    }),
    // The first is drawn last, so that nothing lies over it.
    ...[...drawn.entries()].reverse().map(([index, line]) => {
      const spots = line.points.map(({ x, y }) => ({ x: across.at(x), y: upwards.at(y) }));
      return drawLine(line.label, { spots, look: lookOf(index), isFirst: index === 0, labelAt: labels[index] ?? middle });
    }),
    '</svg>\n',
  ].join('\n');
}

// --- Internal ---

interface Spot {
  readonly x: number;
  readonly y: number;
}

function drawLine(
  label: string,
  { spots, look, isFirst, labelAt }: { spots: readonly Spot[]; look: Look; isFirst: boolean; labelAt: number },
): string {
  const end = spots.at(-1) ?? { x: plot.right, y: labelAt };
  const sample = [
    { x: plot.right + 14, y: labelAt },
    { x: plot.right + 14 + size.sample, y: labelAt },
  ];
  const name = isFirst ? ' class="first"' : '';
  return [
    `<line class="leader" x1="${end.x.toFixed(1)}" y1="${end.y.toFixed(1)}" x2="${plot.right + 14}" y2="${labelAt.toFixed(1)}"/>`,
    ...[spots, sample].map((along) => {
      const places = along.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
      return `<polyline${name} points="${places}" stroke="${look.colour}"${look.dash === '' ? '' : ` stroke-dasharray="${look.dash}"`}/>`;
    }),
    ...[...spots, { x: plot.right + 14 + size.sample / 2, y: labelAt }].map((spot) => markAt(spot, look)),
    `<text${name} x="${plot.right + 22 + size.sample}" y="${(labelAt + 5).toFixed(1)}">${escapeMarkup(label)}</text>`,
  ].join('\n');
}

function markAt({ x, y }: Spot, { colour, mark }: Look): string {
  const path = {
    circle: 'm-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0',
    square: 'm-4 -4h8v8h-8z',
    triangle: 'm0 -5l5 9h-10z',
    diamond: 'm0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z',
  }[mark];
  return `<path class="mark" fill="${colour}" d="M${x.toFixed(1)} ${y.toFixed(1)}${path}"/>`;
}

function lookOf(index: number): Look {
  return looks[index % looks.length] ?? looks[0];
}

/** From the power of ten at or below the least value to the one at or above the greatest. */
function logScale(
  values: readonly number[],
  [start, end]: readonly [number, number],
): { readonly powers: readonly number[]; at(value: number): number } {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  const from = Math.floor(Math.min(...logs, Number.MAX_SAFE_INTEGER));
  const to = Math.max(from + 1, Math.ceil(Math.max(...logs, from) - 1e-9));
  const powers = Array.from({ length: to - from + 1 }, (_, place) => 10 ** (from + place));
  return { powers, at: (value) => start + ((Math.log10(Math.max(value, 10 ** from)) - from) / (to - from)) * (end - start) };
}

function written(power: number): string {
  return power < 1 ? String(Number(power.toPrecision(1))) : power.toLocaleString('en-GB');
}
