import { longestLine } from './clean-line.ts';
import { glued } from './glued.ts';
import { type Line, linesWith } from './lines-with.ts';
import type { HandlingKind, MarkingKind } from './marking-words.ts';
import { placesOfNames } from './places.ts';
import { portions } from './portions.ts';
import { isLabel, type MarkingLine, readLine } from './read-line.ts';
import { selfDescriptions } from './self-descriptions.ts';

/** A marking that a text carries, and where. */
export interface Marking {
  readonly kind: MarkingKind;
  readonly handling: readonly HandlingKind[];
  readonly start: number;
  readonly end: number;
}

/** Finds the markings that a normalised text carries: by where and how they stand. Prose that speaks of markings carries none. */
export function findMarkings(text: string, { isOutput = false } = {}): readonly Marking[] {
  const places = placesOfNames(text);
  const lines = lineMarkings(text, linesWith(text, places), isOutput);
  return [...lines, ...glued(text), ...portions(text), ...selfDescriptions(text, places)];
}

// --- Internal ---

/** How many lines at either end of a page are its head and foot. */
const headLines = 4;

function lineMarkings(text: string, candidates: readonly Line[], isOutput: boolean): readonly Marking[] {
  const first = text.search(/\S/);
  const last = text.trimEnd().length;
  const readings = new Map<string, MarkingLine | undefined>();
  const read = candidates.flatMap((line) => {
    if (!readings.has(line.text)) readings.set(line.text, readLine(line.text));
    const marking = readings.get(line.text);
    const isValue = marking !== undefined && marking.form !== 'field' && isLabel(lineBefore(text, line.start));
    const value = isValue ? { ...marking, form: 'field' as const } : undefined;
    const found = value ?? marking;
    return found === undefined ? [] : [{ ...found, line }];
  });

  const distinct = new Set(read.map(({ kind }) => kind).filter((kind) => kind !== 'legacy' && kind !== 'foreign'));
  const isListOfTiers = distinct.size >= 3;
  const heads = headsOfPages(read);
  const isRepeated = read.filter(({ form, kind }) => form === 'bare' && kind === 'official').length > 1;
  const found = read.filter(({ form, kind, line }) => {
    if (form === 'field') return true;
    const isFirst = !/[\r\n\f]/.test(text.slice(first, line.start).slice(0, longestLine + 1)) && line.start - first < longestLine;
    const isLast = line.end >= last;
    // Other letters than capitals make a marking only where nothing else could stand: alone on the first or the last line.
    if (form === 'bare') {
      const isSure = kind !== 'legacy' && (kind !== 'official' || isRepeated);
      return isSure && isFirst !== isLast && !isListOfTiers && !isOutput;
    }
    if (form === 'part') return !isListOfTiers && isAtEdge(text, line);
    if (isOneOfList(text, line)) return false;
    // PROTECT is a word of many slogans and lists.
    if (/^\W{0,8}PROTECT\W{0,8}$/.test(line.text) && !isFirst && !isLast) return false;
    // Where all the tiers stand as lines, they are headings or a list, but for the first line and for heads of pages.
    return !isListOfTiers || heads.has(kind) || (isFirst && !isRunOfTiers(text, line, read));
  });
  return found.map(({ kind, handling, line }) => ({ kind, handling, start: line.start, end: line.end }));
}

function lineBefore(text: string, place: number): string {
  const lines = text
    .slice(Math.max(0, place - longestLine), place)
    .split(/[\r\n\f]/)
    .filter((line) => line.trim() !== '');
  return lines.at(-1) ?? '';
}

/** Among the first or the last lines of a page. */
function isAtEdge(text: string, { start, end }: Line): boolean {
  const reach = headLines * longestLine;
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const head = before.slice(before.lastIndexOf('\f') + 1);
  const foot = after.slice(0, Math.max(0, `${after}\f`.indexOf('\f')));
  const isHead = (head.length < before.length || start <= reach) && filledLines(head) < headLines;
  const isFoot = (foot.length < after.length || end + reach >= text.length) && filledLines(foot) < headLines;
  return isHead || isFoot;
}

function filledLines(text: string): number {
  return text.split(/[\r\n]/).filter((line) => line.trim() !== '').length;
}

/** "- SECRET" beside "- TOKEN" is a list of words. */
function isOneOfList(text: string, { text: line, start, end }: Line): boolean {
  const bullet = /^\s{0,8}(?:[-*•]|\d{1,2}[.)])\s/;
  if (!bullet.test(line)) return false;
  const next = text.slice(end, end + longestLine).trimStart();
  return bullet.test(`${lineBefore(text, start)} `) || bullet.test(next);
}

/** Whether another tier stands on the next line. */
function isRunOfTiers(text: string, line: Line, read: readonly { readonly line: Line }[]): boolean {
  const next = read[1]?.line;
  return read[0]?.line === line && next !== undefined && text.slice(line.end, next.start).trim() === '' && next.text !== line.text;
}

/** What stands as a banner three times or more is the head or foot of pages. */
function headsOfPages(read: readonly { readonly kind: MarkingKind; readonly form: string }[]): ReadonlySet<MarkingKind> {
  const counts = new Map<MarkingKind, number>();
  for (const { kind, form } of read) if (form === 'banner') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3).map(([kind]) => kind));
}
