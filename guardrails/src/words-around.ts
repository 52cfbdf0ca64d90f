import type { Candidate } from './recogniser.ts';

/** How far a label may stand from what it labels. */
const labelReach = 60;

/** Whether a label stands before or after a candidate, or at the head of its column. The words match whole. */
export function isLabelled(candidate: Candidate, words: RegExp): boolean {
  return words.test(wordsBefore(candidate)) || words.test(wordsAfter(candidate)) || words.test(columnHeader(candidate));
}

/** Whether a label stands just before a candidate, with no more than a few signs and small words between, or at the head of its column. */
export function isNamed(candidate: Candidate, words: RegExp): boolean {
  const before = wordsBefore(candidate, 45);
  let last: RegExpExecArray | undefined;
  for (const match of before.matchAll(everywhere(words))) last = match;
  if (last !== undefined && !/[a-z]{3,}.*[a-z]{3,}.*[a-z]{3,}/i.test(before.slice(last.index + last[0].length))) return true;
  return words.test(columnHeader(candidate));
}

const known = new WeakMap<RegExp, RegExp>();

/** A pattern for all its places, made once. */
function everywhere(words: RegExp): RegExp {
  const global = known.get(words) ?? new RegExp(words.source, 'gi');
  known.set(words, global);
  return global;
}

/** The words before a candidate in its own sentence or line of a form. */
export function wordsBefore({ text, start }: Candidate, reach = labelReach): string {
  const stretch = text.slice(Math.max(0, start - reach), start);
  const cut = Math.max(
    ...[...stretch.matchAll(/(?<!\b(?:no|nos|ref|acc|tel))[.!?]\s|\n\s*\n/gi)].map(({ index, 0: gap }) => index + gap.length),
    0,
  );
  return stretch.slice(cut);
}

/** The words just before a candidate on its own line: what stands above it in a table is another column's. */
export function lineBefore(candidate: Candidate): string {
  const before = wordsBefore(candidate, 30);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** The words after a candidate, to the end of its sentence or line. */
export function wordsAfter({ text, end }: Candidate, reach = labelReach): string {
  const stretch = text.slice(end, end + reach);
  const cut = stretch.search(/[.!?]\s|\n/);
  return cut < 0 ? stretch : stretch.slice(0, cut);
}

/** The heading of the column a candidate stands in; empty where it stands in no table. */
export function columnHeader({ tables, start }: Candidate): string {
  return tables.headerOf(start);
}
