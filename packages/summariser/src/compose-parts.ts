import { findFigures, fleschKincaidGrade } from '@assay/language';
import { choosePoints } from './choose-points.ts';
import type { Format, FormatPart } from './formats.ts';
import type { Outline, Point } from './outline/outline.ts';
import { habits, type Mode, scorePoints } from './score-points.ts';
import { matchWords } from './scoring/match-words.ts';
import type { Features } from './scoring/point-features.ts';

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
  readonly features: () => readonly Features[];
  readonly needs: () => readonly (readonly number[])[];
  /** Places that are told before any part. */
  readonly first: readonly number[];
}

/** The points of every part of a format; no point stands in two, and what a part leaves of its words goes to the next. */
export function composeParts(outline: Outline, { format, mode, focus, words, features, needs, first }: Composing): readonly ChosenPart[] {
  const { points } = outline;
  const importance = scorePoints(outline, mode, { focus, words }, features);
  const { keepsContext, ...habit } = habits[mode];
  const context = keepsContext ? needs() : points.map(() => []);
  const used = new Set(first);
  let left = Math.max(0, words - first.reduce((sum, place) => sum + (points[place]?.wordCount ?? 0), 0));
  let shares = format.parts.reduce((sum, { share }) => sum + share, 0);

  return format.parts.map((part) => {
    const { scores, allows } = matchPart(part, { outline, importance, format, features, words });
    const places = choosePoints(points, {
      ...(part.opening === true ? openingHabit : habit),
      scores,
      needs: context,
      words: (left * part.share) / shares,
      allows: (place) => !used.has(place) && allows(place),
      ...(part.most === undefined ? {} : { most: part.most }),
    }).filter((place) => !used.has(place));
    for (const place of places) {
      used.add(place);
      left -= points[place]?.wordCount ?? 0;
    }
    left = Math.max(0, left);
    shares -= part.share;
    return { heading: part.heading, empty: part.empty, places };
  });
}

// --- Internal ---

/** A sentence of this school grade is plain; harder ones count for less. */
const plainGrade = 7;
const rowPlainness = 0.05;

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
  readonly features: () => readonly Features[];
  readonly words: number;
}

function matchPart(
  part: FormatPart,
  { outline, importance, format, features, words }: Matching,
): { scores: readonly number[]; allows: (place: number) => boolean } {
  const { points } = outline;
  if (part.opening === true) {
    const seen = features();
    return {
      scores: scorePoints(outline, 'opening', { focus: '', words: words * part.share }, features),
      allows: (place) => opensText(seen[place] ?? {}),
    };
  }
  const matches = matchesOf(part, outline);
  const signs = part.cues === undefined ? undefined : features();
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
      if (point === undefined || !hasFigure(point, part.needs)) return false;
      if (part.requires === 'cues') return cuesOf(place) >= leastCue;
      return part.requires === undefined || (matches?.[place] ?? 0) >= leastMatch;
    },
  };
}

/** How well each point is on what a part looks for; undefined where it looks for nothing. */
function matchesOf({ words, topic }: FormatPart, outline: Outline): readonly number[] | undefined {
  if (topic !== undefined) return matchWords(topic, outline);
  if (words === undefined) return undefined;
  const wanted = new Set(words.split(' '));
  const headed = outline.sections.map(({ title }) => (title.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => wanted.has(word)));
  return outline.points.map(({ words: own, section }) => {
    const found = new Set(own.filter((word) => wanted.has(word))).size;
    return Math.min(1, found * leastCue) + (headed[section] === true ? leastCue : 0);
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
  const values = findFigures(own).map(({ value }) => value);
  const isDate = (value: string) => /\d?[a-z]{3,9}\d{0,4}$/.test(value) && !/illion|thousand|am$|pm$/.test(value);
  if (needs === 'date') return values.some(isDate);
  if (needs === 'money') return values.some((value) => /[£€$]/.test(value));
  return values.some((value) => !isDate(value) && !/^(?:19|20)\d\d$/.test(value));
}
