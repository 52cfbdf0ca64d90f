import { passesVat } from '../checksums.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, scannedDigits } from '../scanned-digits.ts';
import { isLabelled, isNamed } from '../words-around.ts';

const label = /\b(?:vat|value added tax|taw)\b/i;

/** VAT numbers of traders (HMRC, modulus 97, also the series of 2010): GB or XI and nine or twelve digits, or bare nine under a label. */
export const vatNumber: Recogniser = {
  kind: 'vat-number',
  label: 'a VAT number',
  near: 'digit',
  patterns: [/(?<![\w.+/-])(?:(?:GB|XI) ?)?\d{3} ?\d{4} ?\d{2}(?: ?\d{3})?(?![\w/-]|\.\d)/gi],
  judge(candidate) {
    const isPrefixed = /^[a-z]/i.test(candidate.match);
    const isValid = passesVat(candidate.match.replace(/\D/g, ''));
    if (isPrefixed && isValid) return likely.certain;
    if (isPrefixed && isNamed(candidate, label)) return likely.labelled;
    return isValid && isLabelled(candidate, label) ? likely.labelled : undefined;
  },
  field: {
    source: `(?:(?:gb|xi)[ .-]?)?${scannedDigits(9)}`,
    judge: (value) => (digitsOf(value.replace(/^(?:gb|xi)/i, '')) === undefined ? undefined : likely.labelled),
  },
};
