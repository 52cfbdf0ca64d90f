import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, scannedDigits } from '../scanned-digits.ts';
import { isNamed, wordsAfter } from '../words-around.ts';

const label = /\b(?:sort ?codes?|s\/c|cod didoli)\b/i;

/** An account number that follows says what the six digits before it are. */
const account = /^[ ,;/|]{0,5}(?:(?:and )?(?:account|acc|a\/c)(?: (?:number|no))?[.: ]{0,3})?\d{4} ?\d{4}\b/i;

/** Sort codes: six digits in pairs. Dates and budget lines look alike, so a label or an account number beside it is needed. */
export const sortCode: Recogniser = {
  kind: 'sort-code',
  label: 'a sort code',
  near: 'digit',
  patterns: [/(?<![\w.+/-])\d{2}[ -]?\d{2}[ -]?\d{2}(?![\w/-]|\.\d)/g],
  judge(candidate) {
    const { text, end } = candidate;
    if (isNamed(candidate, label) || /^[^.\n]{0,15}\bsort code\b/i.test(wordsAfter(candidate, 40))) return likely.labelled;
    return /\D/.test(candidate.match) && account.test(text.slice(end, end + 50)) ? likely.labelled : undefined;
  },
  field: {
    source: scannedDigits(6),
    judge: (value) => (digitsOf(value)?.length === 6 ? likely.labelled : undefined),
  },
};
