import { countWords } from '@assay/language';

/** A sentence and where it stands among those of its text. */
export interface Ranked {
  readonly place: number;
  readonly text: string;
}

/** The best sentences that fit a length, by the rule of the TextRank baseline, in the order of the text; where none fits, the best alone. */
export function fitLength(ranked: readonly Ranked[], words: number): readonly string[] {
  const chosen: Ranked[] = [];
  let count = 0;
  for (const sentence of ranked) {
    const length = countWords(sentence.text);
    if (count + length > words * 1.1) continue;
    chosen.push(sentence);
    count += length;
    if (count >= words) break;
  }
  return (chosen.length === 0 ? ranked.slice(0, 1) : chosen.sort((a, b) => a.place - b.place)).map(({ text }) => text);
}
