/** What a kappa means in words (Landis and Koch 1977), and what to do about it. */
export interface KappaMeaning {
  readonly word: string;
  readonly advice: string;
}

/** Says what a kappa means; where only one label was ever given, it means nothing. */
export function kappaMeaning(kappa: number, labelsUsed: number): KappaMeaning {
  if (labelsUsed < 2 || Number.isNaN(kappa))
    return {
      word: 'not informative',
      advice: 'Both gave one and the same label throughout, so agreement by chance cannot be told apart. Add records of the other kind.',
    };
  const rounded = Math.round(100 * kappa) / 100;
  const [, word] = rounded < 0 ? worse : (bands.find(([upTo]) => rounded <= upTo) ?? best);
  return { word, advice: rounded <= 0.6 ? relabel : rounded <= 0.8 ? usable : sound };
}

// --- Internal ---

type Band = readonly [upTo: number, word: string];

const worse: Band = [0, 'worse than chance'];
const bands: readonly Band[] = [
  [0.2, 'slight'],
  [0.4, 'fair'],
  [0.6, 'moderate'],
  [0.8, 'substantial'],
];
const best: Band = [1, 'almost perfect'];

const relabel =
  'People do not mean the same by the question. Make the question and the meanings of the labels clearer, and have a new folder labelled before you rely on these.';
const usable = 'Usable once the disagreements are adjudicated. Read them: they show where the question leaves room.';
const sound = 'Sound. Adjudicate what is left and export.';
