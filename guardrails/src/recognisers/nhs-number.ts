import type { Recogniser } from '../recogniser.ts';
import { columnHeader, isLabelled, wordsBefore } from '../words-around.ts';

const label = /\b(?:nhs|n\.h\.s|chi|h&c|patients?|hospital|surgery|gp|medical record|health record|gig)\b/i;

/** Words before a number of ten digits that say it counts or names something else. */
const other =
  /\b(?:orders?|invoices?|purchase|isbn|utr|tax(?:payer)? ref\w{0,8}|tel|telephone|phone|mobile|fax|account|acc|company|rows|records|grant|project|application|case|policy|claim|contract|reference|ref|upin|urn|doi|£)\b/i;

/** NHS numbers: ten digits with the modulus 11 check. A checksum alone proves little (1 in 11 passes), so grouping or a label must agree. */
export const nhsNumber: Recogniser = {
  kind: 'nhs-number',
  label: 'an NHS number',
  patterns: [/(?<![\w.+/-])\d{3}[ -]{0,2}\d{3}[ -]{0,2}\d{4}(?![\w/-]|\.\d)/g],
  isValid(candidate) {
    const digits = candidate.match.replace(/\D/g, '');
    if (!passesModulus11(digits) || /^(\d)\1{9}$/.test(digits)) return false;
    if (isLabelled(candidate, label)) return true;
    // England and Wales give out numbers that begin with 4, 6 and 7; 9 is for tests.
    if (!/^[4679]/.test(digits) || !/^\d{3}[ -]{1,2}\d{3}[ -]{1,2}\d{4}$/.test(candidate.match)) return false;
    return !other.test(wordsBefore(candidate, 40)) && !other.test(columnHeader(candidate));
  },
};

// --- Internal ---

/** NHS Data Dictionary: weights 10 to 2, eleven less the remainder; 11 counts as 0 and 10 is never given out. */
function passesModulus11(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (10 - place);
  const check = 11 - (sum % 11);
  return (check === 11 ? 0 : check) === Number(digits[9]);
}
