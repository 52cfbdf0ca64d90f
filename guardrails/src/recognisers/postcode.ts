import { dataFile } from '@assay/core';
import { z } from 'zod';
import { isPublicPostcode } from '../public-contacts.ts';
import { type Candidate, likely, type Recogniser } from '../recogniser.ts';
import { readScannedDigits } from '../scanned-digits.ts';
import { isLabelled, isNamed } from '../words-around.ts';

const areas = dataFile(new URL('../lexicons/postcode-areas.json', import.meta.url), z.array(z.string()).min(100));

const label = /\b(?:postcodes?|post ?codes?|cod post|address|cyfeiriad)\b/i;
const street =
  /\b(?:road|rd|street|st|lane|ln|avenue|ave|close|drive|way|mews|court|place|terrace|gardens|crescent|square|hill|row|flat|house|live|lives|address)\b/i;

/** A letter after the district's digit is used in inner London alone. */
const innerLondon = /^(?:E1W|N1C|N1P|NW1W|SE1P|W1[A-Z]|EC[1-4][A-Z]|WC[12][A-Z]|SW1[A-Z])$/;

/** Full postcodes of the areas in use, unless they are an office's. A part of one is not looked for. */
export const postcode: Recogniser = {
  kind: 'postcode',
  label: 'a postcode',
  near: 'digit',
  patterns: [
    /(?<![\w/.-])[a-z]{1,2}\d[a-z\d]?[ -]{0,2}\d[abd-hjlnp-uw-z]{2}(?![\w@-])/gi,
    /(?<![\w/.-])[a-z]{1,2}(?:[Ooli][a-z\d]?[ -]{0,2}\d|\d[a-z\d]?[ -]{0,2}[Ooli]|[Ooli]\d[ -]{0,2}[Ooli])[abd-hjlnp-uw-z]{2}(?![\w@-])/gi,
  ],
  judge(candidate) {
    const match = isPlain.test(candidate.match) ? candidate.match : mended(candidate);
    const compact = match.toUpperCase().replace(/[ -]/g, '');
    const district = compact.slice(0, -3);
    const area = /^[A-Z]+/.exec(district)?.[0] ?? '';
    if (!areas().includes(area)) return undefined;
    if (/[A-Z]$/.test(district.slice(area.length)) && !innerLondon.test(district)) return undefined;

    const isUpper = match === match.toUpperCase();
    const isSpaced = match.length === compact.length + 1;
    const inAddress = isLabelled(candidate, label) || street.test(candidate.text.slice(Math.max(0, candidate.start - 60), candidate.start));
    // "b1 2nd", "E1 2nd" and codes in small letters are seldom postcodes unless an address says so.
    if (!isUpper && !inAddress && (match !== match.toLowerCase() || !isSpaced || /\d(?:st|nd|rd|th)$/i.test(match))) return undefined;
    return isPublicPostcode(candidate, `${district} ${compact.slice(-3)}`) ? undefined : inAddress ? likely.certain : likely.labelled;
  },
};

// --- Internal ---

const isPlain = /^[a-z]{1,2}\d[a-z\d]?[ -]{0,2}\d[a-z]{2}$/i;
const name = /\b(?:postcode|post code|cod post)\b/i;

/** A misread postcode with its digits read, where a label says that it is one; empty otherwise. */
function mended(candidate: Candidate): string {
  if (!isNamed(candidate, name)) return '';
  const compact = candidate.match.replace(/[ -]/g, '');
  const letters = /^[a-z]{1,2}(?=[\doli])/i.exec(compact)?.[0] ?? '';
  const whole = letters + readScannedDigits(compact.slice(letters.length, -2)) + compact.slice(-2);
  return isPlain.test(whole) ? `${whole.slice(0, -3)} ${whole.slice(-3)}` : '';
}
