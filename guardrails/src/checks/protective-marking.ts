import type { Action, CheckInput, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { findHandling } from '../handling-line.ts';
import {
  ladder,
  longestLine,
  type MarkingKind,
  type MarkingLine,
  readMarkingLine,
  readTitleLine,
  selfDescriptions,
} from '../marking-line.ts';
import { highestTier } from '../marking-tiers.ts';
import { normalise } from '../normalise.ts';

/** As policies write them, in the order of the ladder. */
const tiers = ['NONE', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET'] as const;

const anywhere: readonly Action[] = ['allow', 'flag', 'block'];

const messages: Readonly<Record<'above' | 'legacy' | 'foreign', string>> = {
  above:
    'This text carries a protective marking above what this service may hold. Treat it as a possible security incident: stop, do not send it on or paste it anywhere else, and call your security team.',
  foreign:
    'This text carries a marking of another government or organisation that this service may not hold. Treat it as a possible security incident: stop, do not send it on or paste it anywhere else, and call your security team.',
  legacy:
    'This text carries an older protective marking, which has no equal today. Ask its owner how it must be handled before you use it.',
};

/** Finds protective markings by where and how they stand: at the top or foot, as a banner, in a field or a subject. Prose is not a marking. */
export const protectiveMarking = defineCheck({
  name: 'protective-marking',
  options: z.strictObject({
    /** The highest tier that may be held; NONE finds every marked text. */
    ceiling: z.enum(tiers),
    look: z.array(z.enum(['tiers', 'legacy', 'foreign', 'handling'])).min(1),
  }),
  judges: 'text',
  reads: 'normalised',
  consequences: {
    flag: 'It was left as it is.',
    block: 'Nothing of it was kept.',
  },
  make: ({ ceiling, look }) => ({
    // Whether a line is a banner depends on where it stands in the text, and on the other lines.
    reach: 'whole',
    supports: { input: anywhere, context: anywhere, output: anywhere },
    async find(input) {
      const isAbove = (kind: MarkingKind) => {
        if (kind === 'legacy' || kind === 'foreign') return look.includes(kind);
        return look.includes('tiers') && ladder.indexOf(kind) + 1 > tiers.indexOf(ceiling);
      };
      const markings = findMarkings(input)
        .filter(({ kind }) => isAbove(kind))
        .map(findingOf);
      return look.includes('handling') ? [...markings, ...findHandling(input.text).map(handlingOf)] : markings;
    },
  }),
});

/** The highest protective marking that a text carries, as a kind of finding ("official-sensitive"); undefined where it is unmarked. */
export function highestMarking(text: string): string | undefined {
  return highestTier(findMarkings({ text: normalise(text).text, stage: 'input' }).map(({ kind }) => kind));
}

// --- Internal ---

interface Marking {
  readonly kind: MarkingKind;
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Cheap first look: a line without one of these, spaced out or not, carries no marking. */
const trigger = /s[ .-]?e[ .-]?c[ .-]?r[ .-]?e[ .-]?t|official|o f f i c|confiden|restri|restrei|protect|geheim|vs-|atomal|o-s/gi;

function findMarkings({ text, stage }: Pick<CheckInput, 'text' | 'stage'>): Marking[] {
  const candidates = linesWith(text);
  if (candidates.length === 0) return [];
  const edges = edgesOf(text);
  const readings = new Map<string, MarkingLine | undefined>();
  const read = candidates.flatMap((line) => {
    if (!readings.has(line.text)) readings.set(line.text, readMarkingLine(line.text));
    const marking = readings.get(line.text);
    if (marking !== undefined) return [{ ...marking, line }];
    const titled = line.start < edges.first ? readTitleLine(line.text) : undefined;
    return titled === undefined ? [] : [{ kind: titled, form: 'field' as const, line }];
  });

  const distinct = new Set(read.map(({ kind }) => kind).filter((kind) => kind !== 'legacy' && kind !== 'foreign'));
  const isListOfTiers = distinct.size >= 3;
  const heads = headsOfPages(read);
  const found = read.filter((item) => {
    if (item.form === 'field') return true;
    const isFirst = item.line.start < edges.first;
    // Other letters than capitals make a marking only where nothing else could stand: alone on the first or the last line.
    if (item.form === 'bare')
      return (isFirst || item.line.start >= edges.last) && !edges.isSingleLine && !isListOfTiers && stage !== 'output';
    // Where all the tiers stand as lines, they are headings or a list, but for the first line and for heads of pages.
    return !isListOfTiers || isFirst || heads.has(item.kind);
  });
  const lines = found.map(({ kind, line }) => ({ kind, start: line.start, end: line.start + line.text.length }));
  const said = selfDescriptions
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ index, 0: match, 1: name = '' }): Marking => ({ kind: tierNamed(name), start: index, end: index + match.length }));
  return [...lines, ...said];
}

function linesWith(text: string): readonly Line[] {
  const lines: Line[] = [];
  let end = -1;
  for (const { index } of text.matchAll(trigger)) {
    if (index < end) continue;
    const before = text.slice(Math.max(0, index - longestLine), index);
    const lead = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'), before.lastIndexOf('\f')) + 1;
    const start = index - before.length + lead;
    const breakAt = text.slice(index, index + longestLine).search(/[\r\n\f]/);
    end = index + (breakAt < 0 ? longestLine : breakAt);
    // Longer lines are prose: a line that begins or ends out of sight is one.
    if ((lead === 0 && before.length === longestLine) || (breakAt < 0 && end < text.length)) continue;
    const line = text.slice(start, end);
    lines.push({ text: line.trim(), start: start + line.length - line.trimStart().length });
  }
  return lines;
}

/** Where the first line that holds something ends, and where the last one begins. */
function edgesOf(text: string): { first: number; last: number; isSingleLine: boolean } {
  const start = text.search(/\S/);
  const trimmed = text.trimEnd();
  const firstBreak = text.indexOf('\n', start);
  const first = firstBreak < 0 ? text.length : firstBreak;
  return { first, last: trimmed.lastIndexOf('\n') + 1, isSingleLine: first >= trimmed.length };
}

/** What stands as a banner three times or more is the head or foot of pages. */
function headsOfPages(read: readonly { readonly kind: MarkingKind; readonly form: string }[]): ReadonlySet<MarkingKind> {
  const counts = new Map<MarkingKind, number>();
  for (const { kind, form } of read) if (form === 'banner') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 3).map(([kind]) => kind));
}

function tierNamed(name: string): MarkingKind {
  if (/^official/i.test(name)) return /sens/i.test(name) ? 'official-sensitive' : 'official';
  return /^top/i.test(name) ? 'top-secret' : 'secret';
}

function findingOf({ kind, start, end }: Marking): Finding {
  const message = kind === 'legacy' || kind === 'foreign' ? messages[kind] : kind.startsWith('official') ? marked(kind) : messages.above;
  return { check: 'protective-marking', kind, start, end, message, score: 0.9 };
}

/** A tier that the service may hold is told, so that whoever uses the text keeps to it. */
function marked(kind: MarkingKind): string {
  return `This text is marked ${kind.toUpperCase()}. What is drawn from it carries that marking until its author decides otherwise.`;
}

function handlingOf({ start, end }: { readonly start: number; readonly end: number }): Finding {
  const message = 'This text says who may see it, or until when it must be kept. Ask its owner before any of it leaves your department.';
  return { check: 'protective-marking', kind: 'handling', start, end, message, score: 0.9 };
}
