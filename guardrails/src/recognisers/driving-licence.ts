import { likely, type Recogniser } from '../recogniser.ts';
import { readScannedDigits, scannedDigits } from '../scanned-digits.ts';
import { isNamed } from '../words-around.ts';

const label =
  /\b(?:driv(?:er|ing)(?:'s|s)? ?(?:licence|license|number|no)|driver (?:number|no)|dvla|trwydded yrru|licence (?:number|no))\b/i;

/** Driver numbers of Great Britain (DVLA: surname, decade, month, day, year, initials, check): 16 characters; those of Northern Ireland are eight digits under a label. */
export const drivingLicence: Recogniser = {
  kind: 'driving-licence',
  label: 'a driving licence number',
  near: 'digit',
  patterns: [
    /(?<![a-z0-9])(?=[a-z]{1,5}9{0,4} ?\d)[a-z][a-z9]{4} ?\d{6} ?[a-z][a-z9] ?\d[a-z]{2}(?![a-z0-9])/gi,
    /(?<![\w.-])\d{8}(?![\w.-])/g,
  ],
  judge(candidate) {
    const { match } = candidate;
    if (/^\d{8}$/.test(match)) return isNamed(candidate, label) ? likely.labelled : undefined;
    return isBorn(match.replace(/ /g, '').slice(5, 11)) ? likely.certain : undefined;
  },
  field: {
    source: `[a-z][a-z9]{4}[ -]?${scannedDigits(6)}[ -]?[a-z][a-z9][ -]?[\\doi][a-z]{2}(?:[ -]?\\d{2})?`,
    judge: (value) => (isBorn(readScannedDigits(value.replace(/[ ./-]/g, '').slice(5, 11))) ? likely.labelled : undefined),
  },
};

// --- Internal ---

/** Decade, month (plus 50 for women), day and year; the surname before them is padded with nines. */
function isBorn(digits: string): boolean {
  const [month, day] = [Number(digits.slice(1, 3)), Number(digits.slice(3, 5))];
  return month < 63 && month % 50 >= 1 && month % 50 <= 12 && day >= 1 && day <= 31;
}
