import type { Passage } from '@assay/core';
import { contentStems, findFigures, jaccard, nationsOfPage, splitSentences } from '@assay/language';

/** Two pages that give other figures for the same thing: the sentence of each. */
export interface Disagreement {
  readonly one: { readonly passage: Passage; readonly says: string };
  readonly other: { readonly passage: Passage; readonly says: string };
}

/** From here on two sentences are about the same thing: so much of their words, figures left out, is the same. */
const sameThing = 0.5;
const fewestWords = 3;

/** The first sentences of two pages that say the same with other figures; undefined where they agree, or hold in different nations. */
export function disagreementBetween(one: Passage, other: Passage): Disagreement | undefined {
  if (one.document === other.document || areApart(nationsOfPage(one), nationsOfPage(other))) return undefined;
  const told = sentencesWithFigures(other.text);
  for (const here of sentencesWithFigures(one.text)) {
    const there = told.find((sentence) => isSameThing(here, sentence) && hasOtherFigures(here, sentence));
    if (there !== undefined) return { one: { passage: one, says: here.text }, other: { passage: other, says: there.text } };
  }
  return undefined;
}

/** Every two pages among a few passages that disagree, each pair of pages once. */
export function disagreementsOf(passages: readonly Passage[]): readonly Disagreement[] {
  const pairs = new Map<string, Disagreement>();
  for (const [place, one] of passages.entries())
    for (const other of passages.slice(place + 1)) {
      const pair = [one.document, other.document].sort().join('\n');
      const found = pairs.has(pair) ? undefined : disagreementBetween(one, other);
      if (found !== undefined) pairs.set(pair, found);
    }
  return [...pairs.values()];
}

// --- Internal ---

interface FiguredSentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  /** The figures by what they are: sums, shares, dates, other numbers. */
  readonly figures: ReadonlyMap<string, ReadonlySet<string>>;
}

function sentencesWithFigures(text: string): readonly FiguredSentence[] {
  return splitSentences(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const figures = new Map<string, Set<string>>();
    for (const { value } of findFigures(sentence)) figures.set(classOf(value), (figures.get(classOf(value)) ?? new Set()).add(value));
    const stems = new Set(contentStems(sentence).filter((word) => !/\d/.test(word)));
    return figures.size === 0 ? [] : [{ text: sentence, stems, figures }];
  });
}

function classOf(value: string): string {
  if (/^[£€$]/.test(value)) return 'sum';
  if (value.endsWith('%')) return 'share';
  return /\p{L}/u.test(value) ? 'date' : 'number';
}

function isSameThing(one: FiguredSentence, other: FiguredSentence): boolean {
  return Math.min(one.stems.size, other.stems.size) >= fewestWords && jaccard(one.stems, other.stems) >= sameThing;
}

/** Figures of one kind in both, none of them the same. */
function hasOtherFigures(one: FiguredSentence, other: FiguredSentence): boolean {
  return [...one.figures].some(([kind, values]) => {
    const others = other.figures.get(kind);
    return others !== undefined && jaccard(values, others) === 0;
  });
}

function areApart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((nation) => other.has(nation));
}
