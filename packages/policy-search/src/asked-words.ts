import { isToldOfOneself, stem, tellingOf } from '@assay/language';
import { saidShare } from './kin-words.ts';

/** A topic word of a question by its stem, and what it tells of what is asked. */
export interface AskedWord {
  readonly term: string;
  readonly weight: number;
}

/** A number, and what people tell of themselves, need not stand where the answer does: they count this much of a word. */
const besideTheSubject = 0.3;
const leastWeight = 0.05;

/** The topic words of a question, each once, weighed by what they tell in public writing at large. */
export function askedWords(words: readonly string[]): readonly AskedWord[] {
  return [...new Map(words.map((word) => [stem(word), word]))].map(([term, word]) => {
    if (/^\d/.test(word)) return { term, weight: besideTheSubject };
    return { term, weight: Math.max(leastWeight, tellingOf(term)) * (isToldOfOneself(word) ? besideTheSubject : 1) };
  });
}

/** How much of them a text says by its stems, 0 to 1, kindred words counting half. */
export function shareSaid(asked: readonly AskedWord[], stems: ReadonlySet<string>): number {
  let [said, whole] = [0, 0];
  for (const { term, weight } of asked) {
    said += weight * saidShare(term, stems);
    whole += weight;
  }
  return whole === 0 ? 0 : said / whole;
}
