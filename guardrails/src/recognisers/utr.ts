import { passesTaxReference } from '../checksums.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, scannedDigits } from '../scanned-digits.ts';
import { isLabelled, isNamed } from '../words-around.ts';

const label =
  /\b(?:utr|unique taxpayer(?: reference)?|tax(?:payer)?(?:'s)? ref(?:erence)?|self[- ]assessment(?: ref(?:erence)?)?|sa ref|cyfeirnod trethdalwr)\b/i;

/** Unique Taxpayer References: ten digits, perhaps K. One number in eleven passes the check, so a label must agree; under one, a mistyped number is still somebody's. */
export const utr: Recogniser = {
  kind: 'utr',
  label: 'a tax reference (UTR)',
  near: 'digit',
  patterns: [/(?<![\w.+/-])\d{5} {0,2}\d{5} ?k?(?![\w/-]|\.\d)/gi],
  judge(candidate) {
    if (!isLabelled(candidate, label)) return undefined;
    if (passesTaxReference(candidate.match.replace(/\D/g, ''))) return likely.certain;
    return isNamed(candidate, label) ? likely.labelled : undefined;
  },
  identityOf: (match) => match.replace(/\D/g, ''),
  field: {
    source: `(?:k ?)?${scannedDigits(10)}(?: ?k)?`,
    judge(value) {
      const digits = digitsOf(value.replace(/k/gi, ''));
      if (digits === undefined) return undefined;
      return passesTaxReference(digits) ? likely.certain : likely.labelled;
    },
  },
};
