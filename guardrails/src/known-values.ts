/** A value that was taken out of a text, with the placeholder that stands for it. */
export interface KnownValue {
  readonly placeholder: string;
  readonly value: string;
}

/** Finds values that were taken out wherever their words stand again. */
export interface KnownValues {
  add(known: KnownValue): void;
  /**
   * Replaces each stretch of a text whose words are those of a value: all of them, two or more in a row, or one that is
   * telling by itself. `placeholderFor` gives the placeholder of a stretch that is part of a value.
   */
  conceal(text: string, placeholderFor: (part: string, of: KnownValue) => string): string;
}

/** A word of a longer value that names it by itself: a number of a licence, an account, a house with its letter. */
const shortestTelling = 5;

/** The values of a run, by their words: however they are spaced, pointed or parted, and in one pass over a text whatever their number. */
export function openKnownValues(): KnownValues {
  /** Values of one word, and telling words of longer ones. */
  const bySingle = new Map<string, KnownValue>();
  /** Two words in a row of a value. */
  const byPair = new Map<string, KnownValue>();

  return {
    add(known) {
      const words = wordsOf(known.value).map(({ word }) => word);
      const [only] = words;
      if (words.length === 1 && only !== undefined) bySingle.set(only, known);
      for (const [place, word] of words.entries()) {
        const next = words[place + 1];
        if (next !== undefined && !byPair.has(`${word} ${next}`)) byPair.set(`${word} ${next}`, known);
        if (word.length >= shortestTelling && /\p{N}/u.test(word) && !bySingle.has(word)) bySingle.set(word, known);
      }
    },
    conceal(text, placeholderFor) {
      if (bySingle.size === 0 && byPair.size === 0) return text;
      const words = wordsOf(text);
      let concealed = '';
      let from = 0;
      for (let place = 0; place < words.length; place += 1) {
        const first = words[place];
        if (first === undefined) break;
        let last = place;
        let known: KnownValue | undefined;
        for (let next = words[last + 1]; next !== undefined; next = words[last + 1]) {
          const pair = byPair.get(`${words[last]?.word} ${next.word}`);
          if (pair === undefined || next.start - (words[last]?.end ?? 0) > mostBetween) break;
          known ??= pair;
          last += 1;
        }
        known ??= bySingle.get(first.word);
        if (known === undefined) continue;
        const end = words[last]?.end ?? first.end;
        const part = text.slice(first.start, end);
        concealed += text.slice(from, first.start) + (part === known.value ? known.placeholder : placeholderFor(part, known));
        from = end;
        place = last;
      }
      return from === 0 ? text : concealed + text.slice(from);
    },
  };
}

// --- Internal ---

/** Words farther apart than this stand in no value together. */
const mostBetween = 12;

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
}
