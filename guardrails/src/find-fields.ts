import { dataFile } from '@assay/core';
import type { Span } from '@assay/language';
import { z } from 'zod';
import type { PhraseHit } from './find-by-word.ts';
import { phraseFinder } from './find-phrases.ts';
import type { Candidate, Field } from './recogniser.ts';
import type { TableHeads } from './table-heads.ts';

const lexicon = dataFile(
  new URL('./lexicons/labels.json', import.meta.url),
  z.intersection(z.object({ why: z.string() }), z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]))),
);

/** A value that stands beside its label. */
export interface FieldValue {
  readonly kind: string;
  readonly candidate: Candidate;
  readonly score: number;
}

/** A kind with what may stand beside its label. */
export interface FieldOfKind {
  readonly kind: string;
  readonly field: Field;
}

/** Where labels can stand in a text. */
export interface FieldPlaces {
  readonly tables: TableHeads;
  readonly labels: readonly PhraseHit<string>[];
}

/** The longest value, with the signs in it. */
const longestField = 80;

/** Finds values by their labels: after them, before them in brackets, below them in a table. What is read so may be written oddly or misread. */
export function findFields(text: string, { tables, labels }: FieldPlaces, fields: readonly FieldOfKind[]): FieldValue[] {
  const shapes = new Map(fields.map((item) => [item.kind, shapeOf(item)]));
  const found: FieldValue[] = [];
  const add = (kind: string, place: Span | undefined) => {
    if (place === undefined) return;
    const candidate: Candidate = { ...place, text, match: text.slice(place.start, place.end), tables };
    const score = shapes.get(kind)?.judge(candidate.match, candidate);
    if (score !== undefined) found.push({ kind, candidate, score });
  };

  for (const { start, end, meaning: kind } of labels) {
    const shape = shapes.get(kind);
    if (shape === undefined || shape.isBelowOnly) continue;
    const after = valueAfter(text, end, shape);
    add(kind, after);
    if (after === undefined) add(kind, valueBefore(text, start, shape));
  }
  for (const { rows, heads } of tables.tables) {
    const kindsOf = new Map<number, readonly (string | undefined)[]>();
    for (const [row, cells] of rows.entries()) {
      const head = heads[row] ?? row;
      if (head === row) continue;
      const kinds = kindsOf.get(head) ?? (rows[head] ?? []).map((cell) => kindOf(text, cell, labels));
      kindsOf.set(head, kinds);
      for (const [column, kind] of kinds.entries()) {
        const shape = kind === undefined ? undefined : shapes.get(kind);
        const cell = cells[column];
        if (kind !== undefined && shape !== undefined && cell !== undefined) add(kind, valueIn(text, cell, shape));
      }
    }
  }
  return found;
}

/** Finds the labels of all kinds; of those that overlap the longest stands: "NHS" gives way to "NHS number". */
export function findLabels(text: string): readonly PhraseHit<string>[] {
  finder ??= labelFinder();
  const kept: Hit[] = [];
  for (const hit of finder(text)) {
    const last = kept.at(-1);
    if (last === undefined || hit.start >= last.end) kept.push(hit);
    else if (hit.end - hit.start > last.end - last.start) kept[kept.length - 1] = hit;
  }
  return kept;
}

// --- Internal ---

type Hit = PhraseHit<string>;

interface Shape {
  readonly at: RegExp;
  readonly atEnd: RegExp;
  readonly whole: RegExp;
  readonly isBelowOnly: boolean;
  readonly judge: Field['judge'];
}

let finder: ((text: string) => Hit[]) | undefined;

function labelFinder(): (text: string) => Hit[] {
  const { why, ...kinds } = lexicon();
  return phraseFinder(Object.entries(kinds).flatMap(([kind, labels]) => [labels].flat().map((label) => [label, kind] as const)));
}

const shapesOf = new Map<string, Shape>();

/** Patterns are made once a kind. */
function shapeOf({ kind, field: { source, isBelowOnly = false, judge } }: FieldOfKind): Shape {
  const known = shapesOf.get(kind) ?? {
    at: new RegExp(`(?:${source})(?![\\w]|[./-]\\w|,\\d)`, 'iy'),
    atEnd: new RegExp(`(?<![\\w./,-])(?:${source})$`, 'i'),
    whole: new RegExp(`^(?:${source})$`, 'i'),
    isBelowOnly,
    judge,
  };
  shapesOf.set(kind, known);
  return known;
}

/** What may stand between a label and its value: "no. is", a colon, a bar, the end of a line. */
const joint =
  /(?: ?(?:n[or]s?|num(?:ber)?s?|code)\b)?\.?(?: (?:is|was|oedd|yw|ydy|on|at|of|to|ending)\b)?[ \t]{0,3}[:=|#([<"'“‘,–-]{0,3}\s{0,4}/iy;

function valueAfter(text: string, place: number, { at }: Shape): Span | undefined {
  joint.lastIndex = place;
  joint.exec(text);
  const start = joint.lastIndex;
  if (start <= place) return undefined;
  at.lastIndex = start;
  const match = at.exec(text)?.[0];
  return match === undefined ? undefined : { start, end: start + match.length };
}

/** "7623248340 (NHS number)", "1103457615K is our UTR". */
const bridge =
  /[ ,;]{0,2}(?:\((?:my |our |the |his |her |their )?| (?:is|was|being|as|yw|ydy) (?:(?:my|our|the|a|his|her|their|fy|ein) )?)$/i;

function valueBefore(text: string, place: number, { atEnd }: Shape): Span | undefined {
  const ahead = bridge.exec(text.slice(Math.max(0, place - 20), place))?.[0];
  if (ahead === undefined) return undefined;
  const end = place - ahead.length;
  const match = atEnd.exec(text.slice(Math.max(0, end - longestField), end))?.[0];
  return match === undefined ? undefined : { start: end - match.length, end };
}

/** The kind that the head of a column names, where it is little more than a label. */
function kindOf(text: string, { start, end }: Span, hits: readonly Hit[]): string | undefined {
  const words = text.slice(start, end).trim();
  if (words.length > 50) return undefined;
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const hit = hits[low];
  return hit !== undefined && hit.end <= end ? hit.meaning : undefined;
}

function valueIn(text: string, { start, end }: Span, { whole }: Shape): Span | undefined {
  if (end - start > longestField) return undefined;
  const cell = text.slice(start, end);
  const value = cell.trim().replace(/^["']|["']$/g, '');
  if (value === '' || !whole.test(value)) return undefined;
  const from = start + cell.indexOf(value);
  return { start: from, end: from + value.length };
}
