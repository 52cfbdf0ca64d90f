import { likely, type Recogniser } from '../recogniser.ts';
import { digitsOf, readScannedDigits, scannedDigits } from '../scanned-digits.ts';
import { isLabelled, isNamed } from '../words-around.ts';

/** HMRC manual NIM39110: letters that are never used, and pairs that are not given out. QQ is the published dummy. */
const unused = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

const label = /\b(?:n\.?i\.?(?:n\.?o\.?)?|national insurance|nat\.? ins\.?|yswiriant gwladol|insurance (?:number|no))\b/i;

/** National Insurance numbers: two letters, six digits and A to D; without the last letter, or with misread digits, only under a label. */
export const nationalInsuranceNumber: Recogniser = {
  kind: 'national-insurance-number',
  label: 'a National Insurance number',
  near: 'digit',
  patterns: [
    /(?<![a-z0-9])[abceghj-prstw-z][abceghj-nprstw-z][ -]{0,2}(?=[\doilsbz|]{1,2}[\doilsbz| -])(?:[\doilsbz|][ -]{0,2}){5}[\doilsbz|](?:[ -]{0,2}[a-d](?![a-z0-9])|(?![a-z0-9]))/gi,
  ],
  judge(candidate) {
    const { match } = candidate;
    const compact = match.replace(/[ -]/g, '');
    if (unused.has(compact.slice(0, 2).toUpperCase())) return undefined;
    const figures = compact.slice(2, 8);
    if (!/^\d{6}$/.test(figures)) {
      // Misread digits: a label must vouch for them, and most must be digits still.
      const isScanned = /^\d{6}$/.test(readScannedDigits(figures)) && (figures.match(/\d/g)?.length ?? 0) >= 3;
      return isScanned && isNamed(candidate, label) ? likely.labelled : undefined;
    }
    const letters = compact.replace(/\d/g, '');
    const isLettered = letters.length === 3;
    // Letters of both cases, "CA630312a", are some other code.
    const isOneCase = letters === letters.toUpperCase() || letters === letters.toLowerCase();
    if (isLettered && isOneCase) return likely.certain;
    return isLabelled(candidate, label) ? likely.labelled : undefined;
  },
  field: {
    source: `[a-z][ ./-]{0,2}[a-z][ ./-]{0,2}${scannedDigits(6)}(?:[ ./-]{0,2}[a-d8])?`,
    judge(value) {
      const signless = value.replace(/[ ./-]/g, '').toUpperCase();
      const isGivenOut = /^[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]/.test(signless) && !unused.has(signless.slice(0, 2));
      return isGivenOut && digitsOf(signless.slice(2, 8)) !== undefined ? likely.labelled : undefined;
    },
  },
};
