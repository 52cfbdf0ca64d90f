import type { Passage } from '@assay/core';
import { answerWeights } from './answer-weights.ts';
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
  const surest = Math.max(...passages.map(({ confidence }) => logit(confidence)));
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
        weights.page * (logit(passage.confidence) - surest);
      return { ...evidence, strength };
    })
    .sort((a, b) => b.strength - a.strength || b.passage.score - a.passage.score);
}

/**
 * How sure it is that a passage answers, 0 to 1: the further it lies before all that was found on other pages and before the rest
 * of its own, as far as its page is about the question at all, and if it holds what is asked for. What is about something else is
 * among the rest: where it lies ahead, the passage is not sure.
 */
export function answerConfidence(first: RankedPassage, all: readonly RankedPassage[]): number {
  const { confidence: weights } = answerWeights();
  const { passage, strength, holdsKind } = first;
  const lead = (isRival: (other: Passage) => boolean) => {
    const rivals = all.filter((other) => other !== first && isRival(other.passage)).map((other) => other.strength);
    return Math.max(-farthestLead, Math.min(farthestLead, strength - Math.max(...rivals)));
  };
  const ahead =
    weights.beforeOtherPages * lead(({ document }) => document !== passage.document) +
    weights.beforeItsPage * lead(({ document }) => document === passage.document);
  return 1 / (1 + Math.exp(-(weights.least + passage.confidence * ahead + weights.holdsKind * Math.min(1, holdsKind))));
}

// --- Internal ---

/** Further ahead than this is no surer. */
const farthestLead = 6;

/** Nothing is quite certain: what is past these counts like them. */
const mostCertain = 0.9999;

function logit(confidence: number): number {
  const share = Math.max(1 - mostCertain, Math.min(mostCertain, confidence));
  return Math.log(share / (1 - share));
}
