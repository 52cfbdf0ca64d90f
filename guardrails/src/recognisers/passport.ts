import { likely, type Recogniser } from '../recogniser.ts';
import { isLabelled } from '../words-around.ts';

const label = /\b(?:passport|travel document|pasbort|pasport)\b/i;

/** Passport numbers: nine digits, or two letters and seven. There is no check digit in the bare number, so a label is needed. */
export const passport: Recogniser = {
  kind: 'passport',
  label: 'a passport number',
  near: 'digit',
  patterns: [/(?<![\w.+/-])(?:[a-z]{2} ?\d{7}|\d{9}|\d{3} \d{3} \d{3}|\d{4} \d{5})(?![\w/-]|\.\d)/gi],
  judge: (candidate) => (isLabelled(candidate, label) ? likely.labelled : undefined),
};
