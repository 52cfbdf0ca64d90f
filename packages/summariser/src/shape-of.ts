import type { Outline, Point } from './outline/outline.ts';
import { documentFrequency } from './scoring/document-frequency.ts';

/** What kind of text it is, as far as that decides how it is summarised. */
export type Shape = 'speech' | 'letter' | 'voices' | 'pages';

/** Papers oblige and number; answers to a question hardly do. */
const obliging = new Set(['must', 'shall', 'paragraph', 'regulation']);

/** Many voices: so many paragraphs, nearly each a sentence or two, hardly any heading, list or duty, and a word that this share of them has. */
const voices = { fewestParagraphs: 15, mostPointsEach: 2, mostSections: 3, commonShare: 0.35, mostFormal: 0.2 } as const;

/** The shape of what is to be summarised, by its own signs. */
export function shapeOf({ points, sections }: Outline): Shape {
  const spoken = points.filter(({ speaker }) => speaker !== undefined).length;
  if (spoken > points.length / 2) return 'speech';
  if (isLetter(points)) return 'letter';
  const paragraphs = new Set(points.map(({ paragraph }) => paragraph)).size;
  const titled = sections.filter(({ title }) => title !== '').length;
  const isVoices =
    paragraphs >= voices.fewestParagraphs &&
    points.length <= paragraphs * voices.mostPointsEach &&
    titled <= voices.mostSections &&
    mostCommon(points) >= paragraphs * voices.commonShare &&
    points.filter(({ kind, words }) => kind !== 'prose' || words.some((word) => obliging.has(word))).length <=
      points.length * voices.mostFormal;
  return isVoices ? 'voices' : 'pages';
}

// --- Internal ---

function isLetter(points: readonly Point[]): boolean {
  const opens = points.slice(0, 12).some(({ own }) => /^(?:dear|annwyl)\s/i.test(own));
  const closes = points.some(({ own }) => /^(?:yours (?:sincerely|faithfully|truly)|kind regards|best wishes|regards)\b/i.test(own));
  return opens && closes;
}

function mostCommon(points: readonly Point[]): number {
  let most = 0;
  for (const count of documentFrequency(points).values()) most = Math.max(most, count);
  return most;
}
