/** A value that was taken out of a text, with the placeholder that stands for it. */
export interface KnownValue {
  readonly placeholder: string;
  readonly value: string;
}

/** Finds values that were taken out wherever their words stand again. */
export interface KnownValues {
  add(known: KnownValue): void;
  /**
   * Replaces each stretch of a text whose words are those of a value: all of them, some in a row that tell enough, or one that
   * is telling by itself. `placeholderFor` gives the placeholder of a stretch that is not the value as it was written.
   */
  conceal(text: string, placeholderFor: (part: string, of: KnownValue) => string): string;
}

/** A word of a longer value that names it by itself: a number of a licence, an account, a house with its letter. */
const shortestTelling = 5;

/** Words in a row that are part of a value tell enough by so many letters and figures ("3 May", "gov.uk" and "on the" do not). */
const shortestPart = 8;

/** A value of one word that is shorter stands for itself only as it was written. */
const shortestSingle = 3;

/** Words farther apart than this are no part of a value together, unless they are all of it. */
const mostBetween = 12;

/** Values of more words are known by their parts. */
const mostWords = 40;

/**
 * The values of a run, by their words: however they are spaced, pointed, written large or parted, and in one pass over a text
 * whatever their number. A bracket parts words: the numbers that we put before sentences are never read as part of a value.
 */
export function openKnownValues(): KnownValues {
  /** By all words; how many words there are. */
  const byAll = new Map<string, KnownValue>();
  const counts = new Set<number>();
  /** Values of one word, as they were written, and telling words of longer ones. */
  const bySingle = new Map<string, KnownValue>();
  /** Two words in a row of a value. */
  const byPair = new Map<string, KnownValue>();
  /** Values without a word. */
  const wordless: KnownValue[] = [];

  return {
    add(known) {
      const words = wordsOf(known.value).map(({ word }) => word);
      const [only] = words;
      if (only === undefined) {
        wordless.push(known);
        return;
      }
      if (words.length <= mostWords && !byAll.has(keyOf(words))) {
        byAll.set(keyOf(words), known);
        counts.add(words.length);
      }
      if (words.length === 1) {
        if (!bySingle.has(only)) bySingle.set(only, known);
        return;
      }
      for (const [place, word] of words.entries()) {
        const next = words[place + 1];
        if (next !== undefined && !byPair.has(keyOf([word, next]))) byPair.set(keyOf([word, next]), known);
        if (word.length >= shortestTelling && /\p{N}/u.test(word) && !bySingle.has(word)) bySingle.set(word, known);
      }
    },
    conceal(text, placeholderFor) {
      const found = [...withoutWords(text, wordless), ...withWords(text)].sort((a, b) => a.start - b.start);
      let concealed = '';
      let from = 0;
      for (const { start, end, known } of found) {
        if (start < from) continue;
        const part = text.slice(start, end);
        concealed += text.slice(from, start) + (part === known.value ? known.placeholder : placeholderFor(part, known));
        from = end;
      }
      return from === 0 ? text : concealed + text.slice(from);
    },
  };

  function withWords(text: string): readonly Stretch[] {
    if (byAll.size === 0) return [];
    const words = wordsOf(text);
    const found: Stretch[] = [];
    for (let place = 0; place < words.length; place += 1) {
      const stretch = wholeAt(text, words, place) ?? partAt(text, words, place) ?? singleAt(words, place);
      if (stretch === undefined) continue;
      found.push(stretch);
      while ((words[place + 1]?.start ?? Number.POSITIVE_INFINITY) < stretch.end) place += 1;
    }
    return found;
  }

  /** The longest value all of whose words stand here, with the marks around it where it is written as it was. */
  function wholeAt(text: string, words: readonly Word[], place: number): Stretch | undefined {
    let best: Stretch | undefined;
    for (const count of counts) {
      const [first, last] = [words[place], words[place + count - 1]];
      if (first === undefined || last === undefined) continue;
      const known = byAll.get(keyOf(words.slice(place, place + count).map(({ word }) => word)));
      if (known === undefined || (best !== undefined && last.end <= best.end)) continue;
      const lead = wordsOf(known.value)[0]?.start ?? 0;
      const start = first.start - lead;
      if (start >= 0 && text.startsWith(known.value, start)) best = { start, end: start + known.value.length, known };
      else if (count > 1 && !isParted(text, words, place, place + count - 1)) best = { start: first.start, end: last.end, known };
    }
    return best;
  }

  function partAt(text: string, words: readonly Word[], place: number): Stretch | undefined {
    const first = words[place];
    let last = place;
    let known: KnownValue | undefined;
    for (let next = words[last + 1]; next !== undefined; next = words[last + 1]) {
      const before = words[last];
      const pair = before === undefined ? undefined : byPair.get(keyOf([before.word, next.word]));
      if (before === undefined || pair === undefined || next.start - before.end > mostBetween || isParted(text, words, last, last + 1))
        break;
      known ??= pair;
      last += 1;
    }
    if (first === undefined || known === undefined) return undefined;
    const run = words.slice(place, last + 1).map(({ word }) => word);
    const isTelling = run.reduce((sum, word) => sum + word.length, 0) >= shortestPart || run.some(isMixed);
    return isTelling ? { start: first.start, end: words[last]?.end ?? first.end, known } : undefined;
  }

  function singleAt(words: readonly Word[], place: number): Stretch | undefined {
    const word = words[place];
    const known = word === undefined || word.word.length < shortestSingle ? undefined : bySingle.get(word.word);
    return word === undefined || known === undefined ? undefined : { start: word.start, end: word.end, known };
  }
}

// --- Internal ---

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly known: KnownValue;
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and figures: a mark laid over one, which a check passes over, ends no word. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
}

function keyOf(words: readonly string[]): string {
  return words.join(' ').toLowerCase();
}

/** Letters and figures in one: half a postcode, a number plate. */
function isMixed(word: string): boolean {
  return word.length >= 3 && /\p{N}/u.test(word) && /\p{L}/u.test(word);
}

function isParted(text: string, words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).some(({ end }, at) => /[[\]]/.test(text.slice(end, words[from + at + 1]?.start)));
}

function withoutWords(text: string, wordless: readonly KnownValue[]): readonly Stretch[] {
  return wordless.flatMap((known) => {
    const found: Stretch[] = [];
    for (
      let start = text.indexOf(known.value);
      start >= 0 && known.value !== '';
      start = text.indexOf(known.value, start + known.value.length)
    )
      found.push({ start, end: start + known.value.length, known });
    return found;
  });
}
