import { passesModulus11 } from '../checksums.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, readScannedDigits, scannedDigits } from '../scanned-digits.ts';
import { columnHeader, isLabelled, isNamed, wordsBefore } from '../words-around.ts';

const label = /\b(?:nhs|n\.h\.s|chi|h&c|patients?|hospital|surgery|gp|medical record|health record|gig)\b/i;

/** A label that leaves no doubt: what follows is one, be its check digit right or mistyped. */
const name = /\b(?:(?:nhs|chi|h&c)(?: (?:number|no\.?|num))?|rhif gig)\b/i;

/** Words before a number of ten digits that say it counts or names something else. */
const other =
  /\b(?:orders?|invoices?|purchase|isbn|utr|tax(?:payer)? ref\w{0,8}|tel|telephone|phone|mobile|fax|account|acc|company|rows|records|grant|project|application|case|policy|claim|contract|reference|ref|upin|urn|doi|£)\b/i;

/** NHS, CHI and H&C numbers: ten digits with the modulus 11 check. A checksum alone proves little (1 in 11 passes), so grouping or a label must agree. */
export const nhsNumber: Recogniser = {
  kind: 'nhs-number',
  label: 'an NHS number',
  near: 'digit',
  patterns: [
    /(?<![\w.+/-])\d{3}[ -]{0,2}\d{3}[ -]{0,2}\d{4}(?![\w/-]|\.\d)/g,
    /(?<![\w.+/-])(?=[\dOolISB -]{1,11}[OolISB])\d[\dOolISB]{2}[ -]?[\dOolISB]{3}[ -]?[\dOolISB]{4}(?![\w/-])/g,
  ],
  judge(candidate) {
    const digits = readScannedDigits(candidate.match).replace(/\D/g, '');
    const isScanned = /[OolISB]/.test(candidate.match);
    if (isScanned) return digits.length === 10 && isNamed(candidate, name) ? likely.labelled : undefined;
    if (/^(\d)\1{9}$/.test(digits)) return undefined;
    if (!passesModulus11(digits)) return isNamed(candidate, name) && !other.test(wordsBefore(candidate, 25)) ? likely.form : undefined;
    if (isLabelled(candidate, label)) return likely.certain;
    // England and Wales give out numbers that begin with 4, 6 and 7; 9 is for tests.
    if (!/^[4679]/.test(digits) || !/^\d{3}[ -]{1,2}\d{3}[ -]{1,2}\d{4}$/.test(candidate.match)) return undefined;
    return other.test(wordsBefore(candidate, 40)) || other.test(columnHeader(candidate)) ? undefined : likely.labelled;
  },
  field: {
    source: scannedDigits(10),
    judge(value) {
      const digits = digitsOf(value);
      if (digits === undefined || /^(\d)\1{9}$/.test(digits)) return undefined;
      return passesModulus11(digits) ? likely.certain : likely.form;
    },
  },
};
