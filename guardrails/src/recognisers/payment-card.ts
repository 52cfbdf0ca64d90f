import { passesLuhn } from '../checksums.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, scannedDigits } from '../scanned-digits.ts';
import { columnHeader, isNamed, wordsBefore } from '../words-around.ts';

const label =
  /\b(?:(?:credit|debit|payment|bank|visa|mastercard|amex|charge) ?card|card(?: (?:number|no|details))?|visa|mastercard|amex|american express|maestro|cerdyn)\b/i;

/** Issuer ranges of the schemes (ISO/IEC 7812): Visa, Mastercard, American Express, Discover, Diners, JCB, Maestro, UnionPay. */
const issuer = /^(?:4|5[0-8]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[0-9]|6)/;

const other = /\b(?:uan|application|imei|imsi|order|tracking|invoice|isbn|serial|barcode|reference|ref|doi|lat|long)\b/i;

/** Payment card numbers: 13 to 19 digits of an issuer's range with the Luhn check; under a label a mistyped one is still somebody's. */
export const paymentCard: Recogniser = {
  kind: 'payment-card',
  label: 'a payment card number',
  near: 'digit',
  patterns: [/(?<![\w.+/-]|\d{2} )\d{4}(?:[ -]?\d){9,15}(?![\w/-]|\.\d)/g],
  judge(candidate) {
    const digits = candidate.match.replace(/\D/g, '');
    if (!issuer.test(digits) || /^(\d)\1+$/.test(digits)) return undefined;
    if (!passesLuhn(digits)) return isNamed(candidate, label) ? likely.labelled : undefined;
    if (isNamed(candidate, label)) return likely.certain;
    return other.test(wordsBefore(candidate, 40)) || other.test(columnHeader(candidate)) ? undefined : likely.labelled;
  },
  field: {
    // A line may break inside a long number.
    source: `${scannedDigits(16, '[ .\\n-]{0,2}')}|${scannedDigits(15, '[ .\\n-]{0,2}')}`,
    judge(value) {
      const digits = digitsOf(value);
      if (digits === undefined || !issuer.test(digits)) return undefined;
      return passesLuhn(digits) ? likely.certain : likely.labelled;
    },
  },
};
