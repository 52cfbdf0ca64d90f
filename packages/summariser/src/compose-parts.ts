import { contentStems, findFigures, fleschKincaidGrade } from '@assay/language';
import { bestPoint, choosePoints } from './choose-points.ts';
import type { Format, FormatPart } from './formats.ts';
import { isTelling } from './is-telling.ts';
import type { Outline, Point } from './outline/outline.ts';
import { titleWords } from './outline/title-words.ts';
import { openSaid } from './said.ts';
import { habits, type Mode, scorePoints } from './score-points.ts';
import { matchWords } from './scoring/match-words.ts';
import type { Features } from './scoring/point-features.ts';
import { wordsOf } from './words-of.ts';

/** A part of a summary: its heading and the places of its points, in the document's order. */
export interface ChosenPart {
  readonly heading: string;
  readonly empty: FormatPart['empty'];
  readonly places: readonly number[];
}

/** What says what the whole is about may be a long sentence: it is weighed by itself. */
const openingHabit = { ...habits.opening, tolerance: 0.5 } as const;

interface Composing {
  readonly format: Format;
  readonly mode: Mode;
  readonly focus: string;
  readonly words: number;
  readonly features: readonly Features[];
  /** Each point with what it may not stand without. */
  readonly groups: readonly (readonly number[])[];
  /** Places that are told before any part. */
  readonly first: readonly number[];
}

/**
 * The points of every part of a format. No point is chosen for two parts, though what another needs may be told again;
 * what a part leaves of its words goes to the next, and what all leave is offered once more.
 */
export function composeParts(outline: Outline, composing: Composing): readonly ChosenPart[] {
  const { points } = outline;
  const { format, mode, focus, words, features, groups: inContext, first } = composing;
  const importance = scorePoints(outline, mode, { focus, words }, features);
  const { keepsContext, ...habit } = habits[mode];
  const groups = keepsContext ? inContext : points.map((_, place) => [place]);
  const said = openSaid();
  const used = new Set(first);
  for (const place of first) if (points[place] !== undefined) said.add(points[place]);
  const matching = { outline, importance, format, features, words };
  const parts = format.parts.map((part) => ({ part, ...matchPart(part, matching), places: new Set<number>() }));
  let left = Math.max(0, words - wordsOf(points, first));

  for (const round of [0, 1]) {
    let shares = parts.reduce((sum, { part }) => sum + part.share, 0);
    for (const { part, scores, allows, places } of parts) {
      const share = part.share / shares;
      shares -= part.share;
      if (round > 0 && (part.most !== undefined || left < leastRoom)) continue;
      const chosen = choosePoints(points, {
        ...(part.opening === true ? openingHabit : habit),
        scores,
        groups,
        words: left * share,
        said,
        allows: (place) => !used.has(place) && allows(place),
        ...(part.most === undefined ? {} : { most: part.most }),
      }).filter((place) => !places.has(place));
      for (const place of chosen) {
        used.add(place);
        places.add(place);
      }
      left = Math.max(0, left - wordsOf(points, chosen));
    }
  }
  if (parts.every(({ places }) => places.size === 0)) fillOne();
  return parts.map(({ part, places }) => ({ heading: part.heading, empty: part.empty, places: [...places].sort((a, b) => a - b) }));

  /** A text whose every sentence is longer than the length asked for still gets its best one. */
  function fillOne(): void {
    for (const { scores, allows, places } of parts) {
      for (const place of bestPoint(points, { scores, groups, thrift: habit.thrift, allows })) places.add(place);
      if (places.size > 0) return;
    }
  }
}

// --- Internal ---

/** Less room than this is not worth a second round. */
const leastRoom = 15;

/** A sentence of this school grade is plain; harder ones count for less. */
const plainGrade = 7;
const rowPlainness = 0.05;

/** A part that looks for words takes no scrap that happens to have one. */
const fewestWords = 4;

/** A point that a part's words single out scores at least this share of the best match. */
const leastMatch = 0.3;
/** One word of a cue counts half. */
const leastCue = 0.5;

/** How far importance counts beside how well a point fits what a part looks for. */
const besideFit = 0.6;

interface Matching {
  readonly outline: Outline;
  readonly importance: readonly number[];
  readonly format: Format;
  readonly features: readonly Features[];
  readonly words: number;
}

function matchPart(
  part: FormatPart,
  { outline, importance, format, features, words }: Matching,
): { scores: readonly number[]; allows: (place: number) => boolean } {
  const { points } = outline;
  if (part.opening === true) {
    const seen = features;
    return {
      scores: scorePoints(outline, 'opening', { focus: '', words: words * part.share }, features),
      allows: seen.some(opensText) ? (place) => opensText(seen[place] ?? {}) : () => true,
    };
  }
  const matches = matchesOf(part, outline);
  const signs = part.cues === undefined ? undefined : features;
  const cuesOf = (place: number) => (part.cues ?? []).reduce((sum, name) => sum + (signs?.[place]?.[`cue-${name}`] ?? 0), 0);
  const scores = points.map((point, place) => {
    const fits = fit(signs === undefined ? undefined : cuesOf(place), matches?.[place]);
    const worth = fits === undefined ? (importance[place] ?? 0) : (importance[place] ?? 0) ** besideFit * fits ** 2;
    return worth * (format.plain === true ? plainness(point) : 1);
  });
  return {
    scores,
    allows: (place) => {
      const point = points[place];
      if (point === undefined || (point.words.length < fewestWords && part.requires !== undefined) || !hasFigure(point, part.needs))
        return false;
      const isMatch = (matches?.[place] ?? 0) >= leastMatch;
      return part.requires === undefined || isMatch || (part.requires === 'cues' && cuesOf(place) >= leastCue);
    },
  };
}

/** How well each point is on what a part looks for; undefined where it looks for nothing. */
function matchesOf({ words, topic }: FormatPart, outline: Outline): readonly number[] | undefined {
  if (topic !== undefined) return matchTopic(topic, outline);
  if (words === undefined) return undefined;
  const wanted = new Set(words.split(' '));
  const headed = outline.sections.map(({ title }) => titleWords(title).some((word) => wanted.has(word)));
  return outline.points.map(({ words: own, section }) => {
    const found = new Set(own.filter((word) => wanted.has(word))).size;
    return Math.min(1, found * leastCue) + (headed[section] === true ? leastCue : 0);
  });
}

/** "Value for money" is not what any sentence with "value" is about: half of a topic's words are in it, or its heading is on the topic. */
function matchTopic(topic: string, outline: Outline): readonly number[] {
  const asked = new Set(contentStems(topic));
  const held = (stems: readonly string[]) => new Set(stems.filter((stem) => asked.has(stem))).size >= asked.size / 2;
  const headed = outline.sections.map(({ title }) => held(contentStems(title)));
  return matchWords(topic, outline).map((match, place) => {
    const point = outline.points[place];
    return point !== undefined && (headed[point.section] === true || held(point.stems)) ? match : 0;
  });
}

/** What the whole is about is said in a full sentence, in the first half of what a paper opens with. */
function opensText({ early = 0, short = 0, row = 0, reference = 0 }: Features): boolean {
  return early > 0.5 && short + row + reference === 0;
}

/** Of a part that looks for cues or words only what has some belongs there. */
function fit(cue: number | undefined, match: number | undefined): number | undefined {
  return cue === undefined && match === undefined ? undefined : (cue ?? 0) + (match ?? 0);
}

function plainness({ own, kind }: Point): number {
  if (kind === 'row') return rowPlainness;
  const grade = fleschKincaidGrade(own) ?? 0;
  return 1 / (1 + Math.max(0, grade - plainGrade) / 4);
}

function hasFigure({ own }: Point, needs: FormatPart['needs']): boolean {
  if (needs === undefined) return true;
  const values = findFigures(own)
    .map(({ value }) => value)
    .filter(isTelling);
  const isDate = (value: string) => /\d?[a-z]{3,9}\d{0,4}$/.test(value) && !/illion|thousand|am$|pm$/.test(value);
  if (needs === 'date') return values.some(isDate);
  if (needs === 'money') return values.some((value) => /[£€$]/.test(value));
  return values.some((value) => !isDate(value));
}
