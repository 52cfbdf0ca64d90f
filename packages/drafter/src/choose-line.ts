import type { Passage } from '@assay/core';
import { contentStems, stem } from '@assay/language';

/** What a letter's question is matched by: the words of the ask, and those of its surroundings at less weight. */
export interface AskWords {
  readonly ask: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

/** At least this much of the ask's weight must be in the line, else the gap is shown; chosen on the tune half of the accuracy suite. */
const leastShare = 0.34;

/** Words of letters that say nothing of the topic. */
const letterWords = new Set(
  'know tell confirm explain grateful ask question answer letter write please advise clarify whether department minister government help people someone anyone able'
    .split(' ')
    .map(stem),
);

/** The words of an ask and of what stands around it. */
export function askWords(quote: string, around: string): AskWords {
  const topical = (text: string) => new Set(contentStems(text).filter((word) => !letterWords.has(word)));
  return { ask: topical(quote), around: topical(around) };
}

/** The approved line that answers an ask, or undefined where none does well enough. */
export function chooseLine({ ask, around }: AskWords, passages: readonly Passage[]): Passage | undefined {
  const approved = passages.filter(({ metadata }) => metadata.status === 'approved');
  const scored = approved.map((passage) => {
    const words = new Set(contentStems(`${passage.title} ${passage.text} ${passage.metadata.topic ?? ''}`));
    const direct = shareOf(ask, words);
    const nearby = shareOf(around, words);
    return { passage, score: passage.score + 0.5 * direct + 0.25 * nearby, direct, nearby };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best !== undefined && 0.75 * best.direct + 0.25 * best.nearby >= leastShare ? best.passage : undefined;
}

function shareOf(words: ReadonlySet<string>, line: ReadonlySet<string>): number {
  if (words.size === 0) return 0;
  let held = 0;
  for (const word of words) if (line.has(word)) held += 1;
  return held / words.size;
}
