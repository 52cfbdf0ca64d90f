import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, scannedDigits } from '../scanned-digits.ts';
import { isNamed, wordsAfter } from '../words-around.ts';

const label =
  /\b(?:(?:bank |current |savings )?account(?: (?:number|no|num))?|acc(?:oun)?t?(?: (?:number|no))|a\/c(?: (?:number|no))?|rhif cyfrif|cyfrif)\b/i;
const exact = /\b(?:account (?:number|no)|acc(?:oun)?t? (?:number|no)|a\/c (?:number|no)|rhif cyfrif)\b/i;
const sortCode = /\b\d{2}[ -]?\d{2}[ -]?\d{2}[ ,;/|]{1,5}$/;

/** Account numbers: eight digits beside the word account or a sort code; six or seven only where the words say "account number". */
export const bankAccount: Recogniser = {
  kind: 'bank-account',
  label: 'a bank account number',
  near: 'digit',
  patterns: [/(?<![\w.+/£$€-])(?:\d{4} {1,2}\d{4}|\d{6,8})(?![\w/-]|\.\d|,\d{3}(?!\d))/g],
  judge(candidate) {
    const digits = candidate.match.replace(/\D/g, '');
    if (digits.length < 8) return isNamed(candidate, exact) ? likely.labelled : undefined;
    if (isNamed(candidate, label) || /^[^.\n]{0,20}\b(?:account|cyfrif)\b/i.test(wordsAfter(candidate, 40))) return likely.labelled;
    return sortCode.test(candidate.text.slice(Math.max(0, candidate.start - 16), candidate.start)) ? likely.labelled : undefined;
  },
  field: {
    source: scannedDigits(8),
    // "Account 2019-2020" is a year's.
    judge: (value) => (digitsOf(value)?.length === 8 && !/^(?:19|20)\d\d[ /-](?:19|20)\d\d$/.test(value) ? likely.labelled : undefined),
  },
};
