import { contentStems, tokenise } from '@assay/language';
import { lexicon } from '../lexicon.ts';
import type { Point } from '../outline/outline.ts';
import { bm25Scores } from './bm25-scores.ts';

/** What a point takes over from the points one, two and three places away; chosen on public meetings (QMSum, development part). */
const fromNeighbours = [0.3, 0.4, 0.4] as const;
/** The share of it where another speaker or paragraph lies between. */
const across = 0.4;
/** How much the stretch of talk around a point counts, and how many points it reaches either way. */
const stretch = { weight: 10, reach: 40 } as const;
/** A question that names a speaker is answered by that speaker. */
const namedSpeaker = 5;
/** "Yes, thank you" answers nothing. */
const briefWords = 6;
const briefShare = 0.6;
/** What a full sentence gains over a fragment. */
const fullness = 1.2;
const fullWords = 20;

/** How well each point answers a question: its own words by BM25, and those of what stands around it. */
export function scoreForQuestion(points: readonly Point[], question: string): readonly number[] {
  const own = bm25Scores(points, askedStems(question));
  const sums = [0];
  for (const score of own) sums.push((sums.at(-1) ?? 0) + score);
  const asked = new Set(tokenise(question).map(({ word }) => word));
  const roles = new Set(lexicon().roles);

  return points.map((point, place) => {
    let score = own[place] ?? 0;
    for (const [step, share] of fromNeighbours.entries())
      for (const at of [place - step - 1, place + step + 1]) {
        const neighbour = points[at];
        if (neighbour === undefined || neighbour.document !== point.document) continue;
        score += share * (own[at] ?? 0) * (neighbour.paragraph === point.paragraph ? 1 : across);
      }
    const [from, to] = [Math.max(0, place - stretch.reach), Math.min(points.length, place + stretch.reach + 1)];
    score += (stretch.weight * ((sums[to] ?? 0) - (sums[from] ?? 0))) / (to - from);
    if (isNamed(point, asked, roles)) score *= namedSpeaker;
    if (point.words.length < briefWords) score *= briefShare;
    return score * (1 + fullness * Math.min(1, point.words.length / fullWords));
  });
}

/** Whether a question names a topic, and does not only ask for a summary. */
export function hasTopic(question: string): boolean {
  return askedStems(question).length > 0;
}

// --- Internal ---

/** The topic of a question, without the words that only ask for a summary. */
function askedStems(question: string): readonly string[] {
  const asking = new Set(contentStems(lexicon().asking.join(' ')));
  return [...new Set(contentStems(question))].filter((stem) => !asking.has(stem));
}

/** Whether a question names at least half of a speaker's name; roles such as "the Chair" are no name. */
function isNamed({ speaker }: Point, asked: ReadonlySet<string>, roles: ReadonlySet<string>): boolean {
  if (speaker === undefined) return false;
  const names = tokenise(speaker.name)
    .map(({ word }) => word)
    .filter((word) => word.length > 2 && !roles.has(word));
  return names.length > 0 && names.filter((word) => asked.has(word)).length >= names.length / 2;
}
