import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, scannedDigits } from '../scanned-digits.ts';
import { isLabelled } from '../words-around.ts';

const label = /\b(?:passports?|travel documents?|pasbort|pasport)\b/i;

/** Passport numbers: nine digits, or two letters and seven. There is no check digit in the bare number, so a label is needed. */
export const passport: Recogniser = {
  kind: 'passport',
  label: 'a passport number',
  near: 'digit',
  patterns: [/(?<![\w.+/-])(?:[a-z]{2} ?\d{7}|\d{9}|\d{3} \d{3} \d{3}|\d{4} \d{5})(?![\w/-]|\.\d)/gi],
  judge: (candidate) => (isLabelled(candidate, label) ? likely.labelled : undefined),
  // Other countries write theirs with a letter or two first, and seven or eight digits.
  field: {
    source: `(?:[a-z]{3} )?(?:[a-z]{1,2} ?(?:${scannedDigits(8)}|${scannedDigits(7)}|\\d{6})|${scannedDigits(9)}|\\d{8})`,
    judge: (value) =>
      digitsOf(value.replace(/^[a-z]{3} /i, '').replace(/^[a-z]{1,2} ?(?=[^a-z]|.{7})/i, '')) === undefined ? undefined : likely.labelled,
  },
};
