import { contentStems } from '@assay/language';
import type { Outline } from './outline/outline.ts';
import { matchWords } from './scoring/match-words.ts';
import type { Features } from './scoring/point-features.ts';
import { hasTopic, scoreForQuestion } from './scoring/score-for-question.ts';
import { scoreOpening } from './scoring/score-opening.ts';
import { scorePages } from './scoring/score-pages.ts';
import { scoreSpeech } from './scoring/score-speech.ts';
import { scoreVoices } from './scoring/score-voices.ts';
import { shapeOf } from './shape-of.ts';

/** How points are chosen: for a question, for what the whole is about, or by the shape of the text. */
export const modes = ['question', 'opening', 'speech', 'voices', 'pages'] as const;
export type Mode = (typeof modes)[number];

/** Shorter than this, a summary only says what the whole is about. */
const openingWords = 45;

/** The mode for a text and what is asked of it. */
export function modeFor(outline: Outline, asked: { readonly focus: string; readonly words: number }): Mode {
  const shape = shapeOf(outline);
  if (shape === 'voices') return shape;
  if (hasTopic(asked.focus)) return 'question';
  if (shape === 'speech') return shape;
  return asked.words < openingWords ? 'opening' : 'pages';
}

/** What every point is worth in a mode; never below 0. */
export function scorePoints(
  outline: Outline,
  mode: Mode,
  asked: { readonly focus: string; readonly words: number },
  features: readonly Features[],
): readonly number[] {
  switch (mode) {
    case 'question':
      return focused(outline, asked.focus, features);
    case 'opening':
      return raised(scoreOpening(outline, asked.words));
    case 'speech':
      return raised(scoreSpeech(outline.points));
    case 'voices':
      return onTopic(outline, asked.focus, scoreVoices(outline.points));
    case 'pages':
      return scorePages(features);
  }
}

/** How points are chosen in a mode: chosen on the development parts of the public sets, as the scores were. */
export const habits: Readonly<
  Record<
    Mode,
    {
      readonly repeatShare: number;
      readonly thrift: number;
      readonly keepsContext: boolean;
      readonly tolerance: number;
      readonly within: number;
      readonly enough: number;
    }
  >
> = {
  question: { repeatShare: 0.9, thrift: 0.2, keepsContext: true, tolerance: 0.1, within: 0.1, enough: 0.95 },
  opening: { repeatShare: 0.9, thrift: 0, keepsContext: true, tolerance: 1.5, within: 0.1, enough: 0.7 },
  speech: { repeatShare: 0.9, thrift: 0, keepsContext: false, tolerance: 0.1, within: 0.1, enough: 0.95 },
  voices: { repeatShare: 0.5, thrift: 0, keepsContext: false, tolerance: 0, within: 0, enough: 0.95 },
  pages: { repeatShare: 0.9, thrift: 0.9, keepsContext: true, tolerance: 0.1, within: 0.1, enough: 0.97 },
};

// --- Internal ---

/** How far importance counts beside the question. */
const importanceShare = 0.3;

/** On pages a question chooses the subject, and importance which statements on it; speech is chosen by the question alone. */
function focused(outline: Outline, focus: string, features: readonly Features[]): readonly number[] {
  if (shapeOf(outline) === 'speech') return scoreForQuestion(outline.points, focus);
  const important = scorePages(features);
  return matchWords(focus, outline).map((match, place) => match * (important[place] ?? 0) ** importanceShare);
}

/** A question on which fewer of the voices touch than this singles them out; a topic that more of them name singles out none. */
const singledOut = 0.15;
/** What those that do not touch on it count then. */
const offTopic = 0.3;

function onTopic({ points }: Outline, focus: string, scores: readonly number[]): readonly number[] {
  const stems = new Set(contentStems(focus));
  const named = points.map((point) => point.stems.some((stem) => stems.has(stem)));
  const share = named.filter(Boolean).length / points.length;
  return share === 0 || share > singledOut ? scores : scores.map((score, place) => score * (named[place] === true ? 1 : offTopic));
}

function raised(scores: readonly number[]): readonly number[] {
  const lowest = scores.reduce((least, score) => Math.min(least, score), 0);
  return scores.map((score) => score - lowest);
}
