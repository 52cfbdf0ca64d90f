import type { Recogniser } from '../recogniser.ts';
import { isLabelled } from '../words-around.ts';

/** HMRC manual NIM39110: letters that are never used, and pairs that are not given out. QQ is the published dummy. */
const unused = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

const label = /\b(?:n\.?i\.?(?:n\.?o\.?)?|national insurance|nat\.? ins\.?|yswiriant gwladol)\b/i;

/** National Insurance numbers: two letters, six digits and A to D; without the last letter only where a label says what it is. */
export const nationalInsuranceNumber: Recogniser = {
  kind: 'national-insurance-number',
  label: 'a National Insurance number',
  patterns: [
    /(?<![a-z0-9])[abceghj-prstw-z][abceghj-nprstw-z][ -]{0,2}\d{2}[ -]{0,2}\d{2}[ -]{0,2}\d{2}(?:[ -]{0,2}[a-d](?![a-z0-9])|(?![a-z0-9]))/gi,
  ],
  isValid(candidate) {
    const { match } = candidate;
    if (unused.has(match.slice(0, 2).toUpperCase())) return false;
    const letters = match.replace(/[^a-z]/gi, '');
    // Letters of both cases, "CA630312a", are some other code.
    if (letters !== letters.toUpperCase() && letters !== letters.toLowerCase()) return isLabelled(candidate, label);
    return letters.length === 3 || isLabelled(candidate, label);
  },
};
