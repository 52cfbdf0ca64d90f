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
      ...habit,
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

/** A point that a part's words single out scores at least this share of the best match. */
const leastMatch = 0.25;

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
  if (part.opening === true)
    return { scores: scorePoints(outline, 'opening', { focus: '', words: words * part.share }, features), allows: () => true };
  const matches = part.words === undefined ? undefined : matchWords(part.words, outline);
  const signs = part.cues === undefined ? undefined : features();
  const scores = points.map((point, place) => {
    const cue = signs === undefined ? undefined : (part.cues ?? []).reduce((sum, name) => sum + (signs[place]?.[`cue-${name}`] ?? 0), 0);
    return (importance[place] ?? 0) * fit(cue, matches?.[place]) * (format.plain === true ? plainness(point) : 1);
  });
  return {
    scores,
    allows: (place) => {
      const point = points[place];
      if (point === undefined || !hasFigure(point, part.needs)) return false;
      return part.requires === undefined || (matches?.[place] ?? 0) >= leastMatch;
    },
  };
}

/** Of a part that looks for cues or words only what has some belongs there. */
function fit(cue: number | undefined, match: number | undefined): number {
  if (cue === undefined && match === undefined) return 1;
  return (cue ?? 0) + (match ?? 0);
}

function plainness({ own }: Point): number {
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
