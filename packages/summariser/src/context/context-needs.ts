import { findFigures } from '@assay/language';
import { mapInSteps, type Steps } from '../in-turns.ts';
import { lexicon } from '../lexicon.ts';
import type { Outline, Point } from '../outline/outline.ts';
import { claimTest } from './claim-test.ts';

/** An attribution is looked for so many sentences back in a paragraph, a limit so many ahead. */
const reachBack = 3;
const reachAhead = 3;

/** A shorter summary has no room for what may or may not be an answer. */
const leastForAnswers = 150;

/** A figure that more points than this name is no sign that one speaks of the other. */
const mostSharing = 4;

/** For each point the places of those without which it would mislead: what limits it, whose claim it is, what it leans on. */
export function* contextNeeds({ points }: Outline, words: number): Steps<readonly (readonly number[])[]> {
  const { limiting, attributing, dangling } = lexicon();
  const opens = startsWith(limiting.opens);
  const holds = holdsAny(limiting.holds);
  const claiming = new Set(attributing.claiming);
  const leaning = new Set(dangling);
  const limits = yield* mapInSteps(points, ({ own }) => opens(own) || holds(own));
  const claims = yield* mapInSteps(points, claimTest());
  const leans = points.map(({ words }) => leaning.has(words[0] ?? ''));
  const byFigure = limitsByFigure(points, limits);
  const footnotes = footnotesOf(points);

  return yield* mapInSteps(points, (point, place) => {
    // In a record of speech the label says whose claim it is, and talk limits itself at every turn.
    if (point.speaker !== undefined) return [];
    const needs = new Set<number>();
    const isBeside = (at: number) => points[at]?.paragraph === point.paragraph && points[at]?.document === point.document;
    // What somebody claims is often answered at once.
    if (words >= leastForAnswers && point.words.some((word) => claiming.has(word)) && isBeside(place + 1)) needs.add(place + 1);
    let isOnIt = true;
    for (let at = place + 1; at <= place + reachAhead; at += 1) {
      if (!isBeside(at)) {
        if (at === place + 1 && opens(points[at]?.own ?? '') && points[at]?.kind === point.kind) needs.add(at);
        break;
      }
      isOnIt &&= limits[at] === true || leans[at] === true;
      if (isOnIt || limits[at] === true) needs.add(at);
    }
    if ((leans[place] === true || quotesOpen(point.own) < 0) && isBeside(place - 1)) needs.add(place - 1);
    if (claims[place] !== true)
      for (let at = place - 1; at >= place - reachBack && isBeside(at); at -= 1)
        if (claims[at] === true) {
          needs.add(at);
          break;
        }
    for (const mark of marksOf(point.own))
      for (const at of footnotes.get(`${point.document} ${mark}`) ?? []) if (at !== place) needs.add(at);
    for (const value of figuresOf(point)) for (const at of byFigure.get(value) ?? []) if (at !== place) needs.add(at);
    return [...needs];
  });
}

// --- Internal ---

/** A mark that so many footnotes bear (they start anew on each page) names none of them. */
const mostOfMark = 1;

/** The footnotes of each document by their mark. */
function footnotesOf(points: readonly Point[]): ReadonlyMap<string, readonly number[]> {
  const marked = new Map<string, number[]>();
  for (const [place, { kind, own, document }] of points.entries()) {
    const mark = kind === 'footnote' ? marksOf(own)[0] : undefined;
    if (mark !== undefined) marked.set(`${document} ${mark}`, [...(marked.get(`${document} ${mark}`) ?? []), place]);
  }
  return new Map([...marked].filter(([, places]) => places.length <= mostOfMark));
}

/** The footnote marks in a text: "¹", "[1]". */
function marksOf(text: string): readonly string[] {
  return (text.match(/[¹²³⁴-⁹]{1,2}|\[\^?\d{1,2}\]/g) ?? []).map((mark) => mark.replace(/[[\]^]/g, ''));
}

/** Where a figure that only a few points name is limited: "the figure of 412 counts every site". */
function limitsByFigure(points: readonly Point[], limits: readonly boolean[]): ReadonlyMap<string, readonly number[]> {
  const sharing = new Map<string, number[]>();
  for (const [place, point] of points.entries())
    for (const value of figuresOf(point)) sharing.set(value, [...(sharing.get(value) ?? []), place].slice(0, mostSharing + 1));
  return new Map(
    [...sharing]
      .filter(([, places]) => places.length > 1 && places.length <= mostSharing)
      .map(([value, places]) => [value, places.filter((place) => limits[place] === true)]),
  );
}

/** The figures that single a statement out: no small count and no bare year. */
function figuresOf({ own }: Point): ReadonlySet<string> {
  return new Set(
    findFigures(own)
      .map(({ value }) => value)
      .filter((value) => value.replace(/\D/g, '').length >= 3 && !/^(?:19|20)\d\d$/.test(value)),
  );
}

/** Quotation marks opened and not closed; below 0 where one is closed that was opened before. */
function quotesOpen(text: string): number {
  const straight = (text.match(/"/g) ?? []).length;
  const curled = (text.match(/“/g) ?? []).length - (text.match(/”/g) ?? []).length;
  return straight % 2 === 0 ? curled : text.endsWith('"') ? -1 : 1;
}

function startsWith(openings: readonly string[]): (text: string) => boolean {
  const pattern = new RegExp(`^["'“‘(]?(?:${openings.join('|')})\\b`, 'i');
  return (text) => pattern.test(text);
}

function holdsAny(phrases: readonly string[]): (text: string) => boolean {
  const pattern = new RegExp(`\\b(?:${phrases.join('|')})\\b`, 'i');
  return (text) => pattern.test(text);
}
