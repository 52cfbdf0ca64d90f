import type { Candidate } from './recogniser.ts';

/** How far a label may stand from what it labels. */
const labelReach = 60;

/** How far above a table's row its header may stand. */
export const tableReach = 2_000;

/** Whether a label stands before or after a candidate, or at the head of its column. The words match whole. */
export function isLabelled(candidate: Candidate, words: RegExp): boolean {
  return words.test(wordsBefore(candidate)) || words.test(wordsAfter(candidate)) || words.test(columnHeader(candidate));
}

/** The words before a candidate in its own sentence or line of a form. */
export function wordsBefore({ text, start }: Candidate, reach = labelReach): string {
  const stretch = text.slice(Math.max(0, start - reach), start);
  const cut = Math.max(...[...stretch.matchAll(/[.!?]\s|\n\s*\n/g)].map(({ index, 0: gap }) => index + gap.length), 0);
  return stretch.slice(cut);
}

/** The words after a candidate, to the end of its sentence or line. */
function wordsAfter({ text, end }: Candidate, reach = labelReach): string {
  const stretch = text.slice(end, end + reach);
  const cut = stretch.search(/[.!?]\s|\n/);
  return cut < 0 ? stretch : stretch.slice(0, cut);
}

/** The heading of the column a candidate stands in; empty where it stands in no table. */
export function columnHeader({ text, start, end }: Candidate): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (start - lineStart > 500) return '';
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(lineStart, Math.min(lineEnd < 0 ? text.length : lineEnd, lineStart + 1_000));
  const delimiter = ['\t', '|', ',', ';'].find((sign) => line.split(sign).length > 2);
  if (delimiter === undefined) return '';
  const columns = line.split(delimiter).length;
  const column = text.slice(lineStart, start).split(delimiter).length - 1;
  const above = text
    .slice(Math.max(0, lineStart - tableReach), lineStart)
    .split('\n')
    .slice(0, -1);
  let header = '';
  for (const row of above.reverse()) {
    const cells = row.split(delimiter);
    if (cells.length !== columns) break;
    header = cells[column] ?? '';
  }
  return header;
}
