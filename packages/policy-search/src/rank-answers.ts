import type { Passage } from '@assay/core';
import { answerWeights } from './answer-weights.ts';
import { placeOf } from './logistic.ts';
import { type PassageEvidence, passageEvidence } from './passage-evidence.ts';

/** A passage with what speaks for it put together in one number. */
export interface RankedPassage extends PassageEvidence {
  readonly strength: number;
}

/** What is asked, and its words as the search looked for them. */
export interface AskedQuestion {
  readonly question: string;
  readonly words: readonly string[];
}

/** The passages found, those first that answer best: a search finds the page, the evidence in a passage tells which of it answers. */
export function rankAnswers({ question, words }: AskedQuestion, passages: readonly Passage[]): readonly RankedPassage[] {
  const { passage: weights } = answerWeights();
  const surest = Math.max(...passages.map(({ confidence }) => placeOf(confidence)));
  return passageEvidence(question, words, passages)
    .map((evidence) => {
      const { passage, said, sentence, holdsKind, announcesKind, opens } = evidence;
      const strength =
        weights.score * passage.score +
        weights.said * said +
        weights.sentence * sentence +
        weights.holdsKind * holdsKind +
        weights.announcesKind * announcesKind +
        weights.opens * opens +
        weights.page * (placeOf(passage.confidence) - surest);
      return { ...evidence, strength };
    })
    .sort((a, b) => b.strength - a.strength || b.passage.score - a.passage.score);
}
