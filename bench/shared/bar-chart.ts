import { escapeMarkup } from './escape-markup.ts';

/** A bar: its length goes by the value, and the text beside it says it, so that nothing is told by colour alone. */
interface Bar {
  readonly label: string;
  /** Without a value there is no bar, only the text. */
  readonly value: number | undefined;
  readonly text: string;
}

/** Bars of one measure, on a scale of their own that begins at 0. */
interface Panel {
  readonly heading: string;
  readonly bars: readonly Bar[];
}

/** A chart and what it says to who does not see it. */
export interface BarChart {
  readonly title: string;
  readonly description: string;
  readonly panels: readonly Panel[];
}

const size = { width: 760, margin: 16, title: 40, heading: 34, row: 24, bar: 16, label: 190, text: 120 };

/** System colours and fonts alone: the chart follows dark and forced colours, and loads nothing. */
const style = [
  ':root{color-scheme:light dark}',
  'text{font:14px sans-serif;fill:CanvasText}',
  '.title{font-weight:bold;font-size:18px}.heading{font-weight:bold}',
  '.paper{fill:Canvas}.bar{fill:#1d70b8;stroke:CanvasText}',
  '@media (forced-colors:active){.bar{fill:Highlight}}',
].join('');

/** Draws horizontal bars as an SVG document with a title and a description. */
export function barChart({ title, description, panels }: BarChart): string {
  let top = size.margin + size.title;
  const drawn = panels.map((panel) => {
    const panelTop = top;
    top += size.heading + panel.bars.length * size.row + size.margin;
    return drawPanel(panel, panelTop);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${top}" width="${size.width}" height="${top}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeMarkup(title)}</title>`,
    `<desc id="description">${escapeMarkup(description)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${size.width}" height="${top}"/>`,
    `<text class="title" x="${size.margin}" y="${size.margin + 18}">${escapeMarkup(title)}</text>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

// --- Internal ---

function drawPanel({ heading, bars }: Panel, top: number): string {
  const greatest = Math.max(Number.MIN_VALUE, ...bars.map(({ value }) => value ?? 0));
  const left = size.margin + size.label;
  const longest = size.width - left - size.text - size.margin;
  const rows = bars.map(({ label, value, text }, place) => {
    const y = top + size.heading + place * size.row;
    const length = ((value ?? 0) / greatest) * longest;
    const bar =
      value === undefined
        ? ''
        : `<rect class="bar" x="${left}" y="${y - size.bar + 4}" width="${length.toFixed(1)}" height="${size.bar}"/>`;
    return `<text x="${left - 8}" y="${y}" text-anchor="end">${escapeMarkup(label)}</text>${bar}<text x="${(left + length + 8).toFixed(1)}" y="${y}">${escapeMarkup(text)}</text>`;
  });
  return [`<text class="heading" x="${size.margin}" y="${top + 8}">${escapeMarkup(heading)}</text>`, ...rows].join('\n');
}
