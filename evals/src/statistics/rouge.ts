import { stem } from '@assay/language';

/** F1 of ROUGE between a text and a reference, 0 to 100. */
export interface RougeScores {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
  /** Longest common subsequence by sentence (a line each), as the reference implementation's rougeLsum. */
  readonly rougeLsum: number;
}

/**
 * ROUGE (Lin 2004) to the conventions of Google's rouge-score: words are [a-z0-9]+ of the lower-cased text,
 * Porter-stemmed where longer than three letters, no stop words removed, F1.
 */
export function rouge(text: string, reference: string): RougeScores {
  const [said, wanted] = [wordsOf(text), wordsOf(reference)];
  return {
    rouge1: 100 * overlapF1(ngrams(said, 1), ngrams(wanted, 1)),
    rouge2: 100 * overlapF1(ngrams(said, 2), ngrams(wanted, 2)),
    rougeL: 100 * f1(longestCommonSubsequence(said, wanted), said.length, wanted.length),
    rougeLsum: 100 * summaryF1(text, reference),
  };
}

// --- Internal ---

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? stem(word) : word));
}

function f1(shared: number, said: number, wanted: number): number {
  return shared === 0 ? 0 : (2 * shared) / (said + wanted);
}

function ngrams(words: readonly string[], size: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + size <= words.length; start += 1) {
    const gram = words.slice(start, start + size).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlapF1(said: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [gram, count] of wanted) shared += Math.min(count, said.get(gram) ?? 0);
  return f1(shared, totalOf(said), totalOf(wanted));
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function longestCommonSubsequence(a: readonly string[], b: readonly string[]): number {
  return lengthTable(a, b).at(-1)?.at(-1) ?? 0;
}

function lengthTable(a: readonly string[], b: readonly string[]): readonly Uint32Array[] {
  const rows = [new Uint32Array(b.length + 1)];
  for (const [i, word] of a.entries()) {
    const above = rows[i] ?? new Uint32Array(b.length + 1);
    const row = new Uint32Array(b.length + 1);
    for (const [j, other] of b.entries()) row[j + 1] = word === other ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0);
    rows.push(row);
  }
  return rows;
}

/** Union of the subsequences that each reference sentence shares with any sentence, no word counted more often than it stands there. */
function summaryF1(text: string, reference: string): number {
  const [said, wanted] = [sentencesOf(text), sentencesOf(reference)];
  const [saidLeft, wantedLeft] = [new Map(ngrams(said.flat(), 1)), new Map(ngrams(wanted.flat(), 1))];
  let hits = 0;
  for (const sentence of wanted) {
    const places = new Set(said.flatMap((other) => commonPlaces(sentence, other)));
    for (const place of [...places].sort((a, b) => a - b)) {
      const word = sentence[place] ?? '';
      const [inSaid, inWanted] = [saidLeft.get(word) ?? 0, wantedLeft.get(word) ?? 0];
      if (inSaid === 0 || inWanted === 0) continue;
      hits += 1;
      saidLeft.set(word, inSaid - 1);
      wantedLeft.set(word, inWanted - 1);
    }
  }
  return f1(hits, said.flat().length, wanted.flat().length);
}

function sentencesOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

/** Where in `a` a longest common subsequence with `b` stands, traced back as the reference implementation does. */
function commonPlaces(a: readonly string[], b: readonly string[]): readonly number[] {
  const table = lengthTable(a, b);
  const places: number[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 && j > 0) {
    if (a[i - 1] === b[j - 1]) {
      places.push(i - 1);
      i -= 1;
      j -= 1;
    } else if ((table[i]?.[j - 1] ?? 0) > (table[i - 1]?.[j] ?? 0)) j -= 1;
    else i -= 1;
  }
  return places;
}
