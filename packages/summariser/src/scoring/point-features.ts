import { contentStems, findFigures } from '@assay/language';
import { claimTest } from '../context/claim-test.ts';
import { atOnce, mapInSteps, type Steps } from '../in-turns.ts';
import { lexicon } from '../lexicon.ts';
import type { Outline, Point } from '../outline/outline.ts';
import { titleWords } from '../outline/title-words.ts';
import { besideFeatures } from './beside-features.ts';
import { centralities } from './centralities.ts';
import { ownSummaries } from './own-summaries.ts';
import { placeFeatures } from './place-features.ts';
import { signMatcher } from './sign-matcher.ts';

/** The signs of importance of a point, by name, each about 0 to 1; 0 where it is not named. */
export type Features = Readonly<Record<string, number>>;

/** How to reach somebody is for the reader to look up: its many figures make it no key point. */
const contact =
  /[\w.+-]{1,60}@[\w-]{1,60}\.\w|\b(?:tel(?:ephone)?|fax|phone)\b\.?:?\s{0,3}[+(]?\d|(?:^|\s)\+?\(?\d{2,5}\)?(?:[ -]\d{2,5}){2,4}\b/i;

/** What a paper opens with, its own summary and purpose, is over after about so many words. */
const earlyWords = 800;

/** An entry of a list of sources, what stands under a table, and what a publisher puts on the first pages. */
const reference =
  /^(?:[‘“"'].{5,200}[’”"'],? .{0,120}\b(?:19|20)\d\d\b.{0,20}$|(?:source|note)s?:|[,;)]|©|isbn\b|ordered by the house|return to an order|presented to parliament|laid before|printed (?:on|in|by)|published by|any enquiries|this publication (?:is|was)|you may re-?use|correct as of)/i;

/** What publishers put on every page. */
const boilerplate =
  /\b(?:assistive technolog(?:y|ies)|accessible format|please tell us what format|view (?:the|a) (?:presentation|print version)|open government licen[cs]e|cookies?)\b/i;

/** The signs of importance of every point. */
export function pointFeatures(outline: Outline): readonly Features[] {
  return atOnce(judgingPoints(outline));
}

/** The same in steps. */
export function* judgingPoints(outline: Outline): Steps<readonly Features[]> {
  const { points, sections, titles } = outline;
  const { cues, headings, courtesies, dangling } = lexicon();
  const central = centralities(points);
  // Not Math.max(...): a long document has more sentences than a call has room for.
  const mostCentral = central.reduce((most, value) => Math.max(most, value), 1e-9);
  const byWord = wordNames(cues);
  const byTitleWord = wordNames(headings);
  const byHeading = sections.map(({ title }) => new Set(titleWords(title).flatMap((word) => byTitleWord.get(word) ?? [])));
  const titleStems = titles.map((title) => new Set(contentStems(title)));
  const [courtesyWords, danglingWords] = [new Set(courtesies), new Set(dangling)];
  const extents = extentsOf(outline);
  const thisYear = yearsOf(points);
  const wordsBefore = countBefore(points);
  const summaries = ownSummaries(outline);
  const isClaim = claimTest();
  const signsOf = signMatcher();
  const signs = yield* mapInSteps(points, ({ words }) => signsOf(words));
  const places = placeFeatures(outline);
  const beside = besideFeatures(points, signs);

  return yield* mapInSteps(points, (point, place) => {
    const first = extents.documentFirst[point.document] ?? 0;
    const sectionFirst = extents.sectionFirst[point.section] ?? place;
    const features: Record<string, number> = {
      centrality: (central[place] ?? 0) / mostCentral,
      opening: 1 / (1 + 0.35 * (place - first)),
      early: 1 / (1 + (wordsBefore[place] ?? 0) / earlyWords),
      opensParagraph: point.place === 0 ? 1 : 0,
      opensSection: 1 / (1 + place - sectionFirst),
      ownSummary: summaries.has(place) ? 1 : 0,
      onTitle: Math.min(3, new Set(point.stems.filter((stem) => titleStems[point.document]?.has(stem))).size) / 3,
      item: point.kind === 'item' ? 1 : 0,
      row: point.kind === 'row' ? 1 : 0,
      footnote: point.kind === 'footnote' ? 1 : 0,
      crumb: point.words.length < 4 ? 1 : 0,
      short: point.words.length < 6 ? 1 : 0,
      brief: point.words.length < 12 ? 1 : 0,
      length: Math.min(1, point.words.length / 40),
      logLength: Math.log1p(point.words.length) / 4,
      long: Math.max(0, point.words.length - 45) / 40,
      quoted: /["“]/.test(point.own) ? 1 : 0,
      aside: point.own.includes('(') ? 1 : 0,
      question: point.own.endsWith('?') ? 1 : 0,
      contact: /[\d@]/.test(point.own) && contact.test(point.own) ? 1 : 0,
      reference: reference.test(point.own) || boilerplate.test(point.own) ? 1 : 0,
      courtesy: point.words.slice(0, 6).some((word) => courtesyWords.has(word)) ? 1 : 0,
      dangling: danglingWords.has(point.words[0] ?? '') ? 1 : 0,
      claim: isClaim(point) ? 1 : 0,
      speech: point.speaker === undefined ? 0 : 1,
      ...figureFeatures(point.own, thisYear[point.document]),
      ...places[place],
      ...beside[place],
    };
    for (const [name, count] of signs[place] ?? []) features[`sign-${name}`] = Math.min(1, count / 2);
    for (const word of new Set(point.words))
      for (const name of byWord.get(word) ?? []) features[`cue-${name}`] = Math.min(1, (features[`cue-${name}`] ?? 0) + 0.5);
    for (const name of byHeading[point.section] ?? []) features[`under-${name}`] = 1;
    return features;
  });
}

// --- Internal ---

function figureFeatures(text: string, thisYear: number | undefined): Record<string, number> {
  const figures = findFigures(text).map(({ value }) => value);
  if (figures.length === 0) return {};
  const years = figures.map((value) => Number(/(?:1[5-9]|20)\d\d$/.exec(value)?.[0] ?? Number.NaN)).filter((year) => !Number.isNaN(year));
  const days = figures.filter((value) => /[a-z]{3,}/.test(value) && !/illion|thousand/.test(value));
  const count = (holds: (value: string) => boolean) => figures.filter(holds).length;
  return {
    figures: Math.min(1, figures.length / 3),
    money: Math.min(1, count((value) => /[£€$]/.test(value)) / 2),
    share: count((value) => value.endsWith('%')) > 0 ? 1 : 0,
    date: days.length > 0 ? 1 : 0,
    ahead: years.some((year) => thisYear !== undefined && year >= thisYear) ? 1 : 0,
    past: years.length > 0 && years.every((year) => thisYear !== undefined && year < thisYear - 1) ? 1 : 0,
  };
}

/** The year each document speaks in: the one it names most often in dates, the later of equals. */
function yearsOf(points: readonly Point[]): readonly (number | undefined)[] {
  const counts: Map<number, number>[] = [];
  for (const { document, own } of points)
    for (const [, year] of own.matchAll(/\b(20\d\d)\b/g)) {
      counts[document] ??= new Map();
      counts[document].set(Number(year), (counts[document].get(Number(year)) ?? 0) + 1);
    }
  return counts.map((years) => [...years].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0]);
}

/** How many words of its document stand before each point. */
function countBefore(points: readonly Point[]): readonly number[] {
  let [document, count] = [-1, 0];
  return points.map((point) => {
    if (point.document !== document) [document, count] = [point.document, 0];
    const before = count;
    count += point.wordCount;
    return before;
  });
}

function extentsOf({ points }: Outline) {
  const documentFirst: number[] = [];
  const sectionFirst: number[] = [];
  for (const [place, { document, section }] of points.entries()) {
    documentFirst[document] ??= place;
    sectionFirst[section] ??= place;
  }
  return { documentFirst, sectionFirst };
}

function wordNames(lists: readonly { readonly name: string; readonly words: readonly string[] }[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name, words } of lists) for (const word of words) names.set(word, [...(names.get(word) ?? []), name]);
  return names;
}
