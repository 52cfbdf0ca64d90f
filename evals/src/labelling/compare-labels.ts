import { cohensKappa } from '../statistics/cohens-kappa.ts';
import { kappaInterval, type LabelPair } from './kappa-interval.ts';
import { type KappaMeaning, kappaMeaning } from './kappa-meaning.ts';
import { areSameLabels, type Label, marksOf } from './label.ts';
import { type LabelKit, type Question, shownField } from './label-kit.ts';
import { markedSentences, sharedCharacters } from './quote-marks.ts';

/** How often each of the two gave a label, and the share of these on which they agreed (2 × both over first + second). */
interface LabelAgreement {
  readonly label: string;
  readonly first: number;
  readonly second: number;
  readonly both: number;
  readonly agreement: number;
}

/** How far two people agree: kappa and raw agreement over records, or over sentences where quotes were marked. */
export interface Agreement {
  readonly records: number;
  /** Records on which both decided the same. */
  readonly agreed: number;
  readonly unit: 'records' | 'sentences';
  readonly items: number;
  readonly raw: number;
  readonly kappa: number;
  /** The middle 90 % over sources drawn with replacement. */
  readonly interval?: { readonly low: number; readonly high: number };
  readonly meaning: KappaMeaning;
  readonly labels: readonly LabelAgreement[];
  /** F1 of the characters marked: the mean over records (1 where neither marked any), and over all characters together. */
  readonly overlap?: { readonly mean: number; readonly pooled: number };
}

/** A record on which two people decided differently. */
export interface Disagreement {
  readonly question: Question;
  readonly first: Label;
  readonly second: Label;
  /** For quotes: F1 of the characters marked. */
  readonly overlap?: number;
}

/** Both people's labels by record id; each holds every record. */
export interface LabelSets {
  readonly first: ReadonlyMap<string, Label>;
  readonly second: ReadonlyMap<string, Label>;
}

/** Compares two complete labellings of a kit. */
export function compareLabels(
  kit: LabelKit,
  sets: LabelSets,
): { readonly agreement: Agreement; readonly disagreements: readonly Disagreement[] } {
  const decided = kit.questions.flatMap((question): Disagreement[] => {
    const [first, second] = [sets.first.get(question.id), sets.second.get(question.id)];
    return first === undefined || second === undefined ? [] : [{ question, first, second }];
  });
  const disagreements = decided.filter(({ question, first, second }) => !areSameLabels(kit, question, [first, second]));
  const pairs = decided.flatMap((pair) => pairsOf(kit, pair));
  const labels = perLabel(pairs);
  const kappa = cohensKappa(
    pairs.map(({ first }) => first),
    pairs.map(({ second }) => second),
  );
  const interval = kappaInterval(pairs, { seed: 1 });
  const agreement: Agreement = {
    records: decided.length,
    agreed: decided.length - disagreements.length,
    unit: kit.kind === 'choice' ? 'records' : 'sentences',
    items: pairs.length,
    raw: pairs.filter(({ first, second }) => first === second).length / pairs.length,
    kappa,
    ...(interval === undefined ? {} : { interval }),
    meaning: kappaMeaning(kappa, labels.length),
    labels,
    ...(kit.kind === 'quote' ? { overlap: overlapOf(decided) } : {}),
  };
  return { agreement, disagreements: kit.kind === 'choice' ? disagreements : disagreements.map(withOverlap) };
}

// --- Internal ---

/** A choice is one pair of labels; quotes are one pair for each sentence. */
function pairsOf(kit: LabelKit, { question, first, second }: Disagreement): readonly LabelPair[] {
  const { cluster } = question;
  if (kit.kind === 'choice') return [{ first: String(first), second: String(second), cluster }];
  const text = shownField(question, kit.quoteFrom);
  const words = (isMarked: boolean | undefined) => (isMarked === true ? 'marked' : 'not marked');
  const others = markedSentences(text, marksOf(second));
  return markedSentences(text, marksOf(first)).map((isMarked, index) => ({
    first: words(isMarked),
    second: words(others[index]),
    cluster,
  }));
}

function perLabel(pairs: readonly LabelPair[]): readonly LabelAgreement[] {
  const counts = new Map<string, { first: number; second: number; both: number }>();
  const countOf = (label: string) => {
    const known = counts.get(label) ?? { first: 0, second: 0, both: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { first, second } of pairs) {
    countOf(first).first += 1;
    countOf(second).second += 1;
    if (first === second) countOf(first).both += 1;
  }
  return [...counts]
    .map(([label, count]) => ({ label, ...count, agreement: (2 * count.both) / (count.first + count.second) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

function overlapOf(decided: readonly Disagreement[]): { readonly mean: number; readonly pooled: number } {
  const counts = decided.map(charactersOf);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    mean: sum(counts.map(f1)) / counts.length,
    pooled: f1({ shared: sum(counts.map(({ shared }) => shared)), all: sum(counts.map(({ all }) => all)) }),
  };
}

function withOverlap(disagreement: Disagreement): Disagreement {
  return { ...disagreement, overlap: f1(charactersOf(disagreement)) };
}

interface Characters {
  readonly shared: number;
  /** Those of the one and those of the other together. */
  readonly all: number;
}

function charactersOf({ first, second }: Disagreement): Characters {
  const [one, other] = [marksOf(first), marksOf(second)];
  const all = [...one, ...other].reduce((total, { start, end }) => total + end - start, 0);
  return { shared: sharedCharacters(one, other), all };
}

function f1({ shared, all }: Characters): number {
  return all === 0 ? 1 : (2 * shared) / all;
}
