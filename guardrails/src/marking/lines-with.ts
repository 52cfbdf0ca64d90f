import { longestLine } from './clean-line.ts';

/** A short line of a text that may carry a marking. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The short lines that hold these places, and the first and the last line; a tag of a block of a page parts lines as a break does. */
export function linesWith(text: string, places: readonly number[]): readonly Line[] {
  const lines: Line[] = [];
  const first = text.search(/\S/);
  const last = text.trimEnd().length - 1;
  let read = -1;
  for (const place of first < 0 ? [] : [first, ...places, last]) {
    if (place < read) continue;
    const before = text.slice(Math.max(0, place - longestLine), place);
    const after = text.slice(place, place + longestLine);
    const lead = startOfLine(before);
    const breakAt = endOfLine(after);
    read = place + breakAt;
    // Longer lines are prose: a line that begins or ends out of sight is one.
    if ((lead === 0 && before.length === longestLine) || (breakAt === longestLine && read < text.length)) continue;
    const start = place - before.length + lead;
    const line = text.slice(start, read);
    const from = start + line.length - line.trimStart().length;
    const shown = line.trim();
    if (shown !== '') lines.push({ text: shown, start: from, end: from + shown.length });
  }
  return lines;
}

// --- Internal ---

const blockTag = /<\/?(?:p|div|h[1-6]|header|footer|center|section|body|html|title|li|tr|table|br)\b[^<>]{0,120}>/i;
const blockTags = new RegExp(blockTag, 'gi');

function startOfLine(before: string): number {
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'), before.lastIndexOf('\f')) + 1;
  const tag = before.includes('<', start) ? [...before.slice(start).matchAll(blockTags)].at(-1) : undefined;
  return tag === undefined ? start : start + tag.index + tag[0].length;
}

function endOfLine(after: string): number {
  const breakAt = after.search(/[\r\n\f]/);
  const end = breakAt < 0 ? after.length : breakAt;
  const tagAt = after.includes('<') ? after.slice(0, end).search(blockTag) : -1;
  return tagAt < 0 ? end : tagAt;
}
