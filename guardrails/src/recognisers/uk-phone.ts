import { isPublicLine } from '../public-contacts.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, readScannedDigits, scannedDigits } from '../scanned-digits.ts';
import { isNamed, lineBefore } from '../words-around.ts';

/** How numbers are written: digits in each group, from the leading 0. */
const groupings = new Set([
  '3 4 4',
  '3 8',
  '4 3 4',
  '4 7',
  '5 6',
  '5 5',
  '5 3 3',
  '5 2 4',
  '5 3 2',
  '5 4 2',
  '6 5',
  '6 4',
  '7 4',
  '8 3',
  '3 3 5',
  '11',
  '10',
]);

const label = /\b(?:tel|telephone|phone|mobile|mob|ring|call|contact|ff[oô]n|ffonio)\b/i;

/** Words before a run of digits that say it is no telephone number. */
const other = /\b(?:isbn|issn|doi|order|invoice|account|acc|sort code|reference|ref|case|grid|urn|uprn|company)\b/i;

/** United Kingdom telephone numbers of persons: 01, 02 and 07. Numbers that organisations publish (03, 08, 09, helplines) are public. */
export const ukPhone: Recogniser = {
  kind: 'uk-phone',
  label: 'a telephone number',
  near: 'digit',
  patterns: [
    /(?<![\w.+/-])(?:\+ ?44|0044|\(\+44\)|\(?0)(?:[ .()-]{0,3}\d){9,11}(?![\w/-])(?: {0,2}(?:ext|extension|x)\.? ?\d{1,5}\b)?/gi,
    /(?<![\w.+/-])(?:\+44 ?|\(?[0O])(?=[\dOolISB .()-]{1,16}[OolISB])(?:[ .()-]{0,3}[\dOolISB]){9,11}(?![\w/-])/g,
  ],
  judge(candidate) {
    const isScanned = /[OolISB]/.test(candidate.match.replace(/ext.*$/i, ''));
    if (isScanned && !isNamed(candidate, label)) return undefined;
    const [number = ''] = (isScanned ? readScannedDigits(candidate.match) : candidate.match).split(/ {0,2}(?:ext|extension|x)/i);
    const national = number.replace(/^(?:\(?\+ ?44\)?|0044)[ .-]{0,2}(?:\(0\)|0)?[ .-]{0,2}(?=[\d(])/, '0').replace(/^0\(/, '0');
    const groups = national.split(/[ .()-]{1,3}/).filter((group) => group !== '');
    const digits = groups.join('');
    if (!/^0(?:1[1-9]\d{7,8}|2[03489]\d{8}|7[1-57-9]\d{8})$/.test(digits)) return undefined;
    if (!groupings.has(groups.map((group) => group.length).join(' '))) return undefined;
    return isPublicLine(candidate) || other.test(lineBefore(candidate)) ? undefined : likely.certain;
  },
  field: {
    source: `(?:\\+ ?44|\\(?[0O])[ ./()-]{0,3}(?:\\(0\\) ?)?${scannedDigits(10)}|[0O][ ./-]{0,2}${scannedDigits(9)}`,
    judge(value, candidate) {
      const digits = digitsOf(value.replace(/^\+ ?44/, '0').replace('(0)', ''))?.replace(/^00/, '0');
      const isPerson = digits !== undefined && /^0(?:1[1-9]\d{7,8}|2[03489]\d{8}|7[1-57-9]\d{8})$/.test(digits);
      return isPerson && !isPublicLine(candidate) ? likely.labelled : undefined;
    },
  },
  identityOf: (match) => match.replace(/\D/g, '').replace(/^(?:0044|44)?0?/, ''),
};
