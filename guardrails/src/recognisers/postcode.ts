import { dataFile } from '@assay/core';
import { z } from 'zod';
import { isPublicPostcode } from '../public-contacts.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { readScannedDigits, scannedDigit } from '../scanned-digits.ts';
import { isLabelled } from '../words-around.ts';

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
  patterns: [/(?<![\w/.-])[a-z]{1,2}\d[a-z\d]?[ -]{0,2}\d[abd-hjlnp-uw-z]{2}(?![\w@-])/gi],
  judge(candidate) {
    const { match } = candidate;
    const compact = match.toUpperCase().replace(/[ -]/g, '');
    const district = compact.slice(0, -3);
    if (!isDistrict(district)) return undefined;

    const isUpper = match === match.toUpperCase();
    const isSpaced = match.length === compact.length + 1;
    const inAddress = isLabelled(candidate, label) || street.test(candidate.text.slice(Math.max(0, candidate.start - 60), candidate.start));
    // "b1 2nd", "E1 2nd" and codes in small letters are seldom postcodes unless an address says so.
    if (!isUpper && !inAddress && (match !== match.toLowerCase() || !isSpaced || /\d(?:st|nd|rd|th)$/i.test(match))) return undefined;
    return isPublicPostcode(candidate, `${district} ${compact.slice(-3)}`) ? undefined : inAddress ? likely.certain : likely.labelled;
  },
  // Spelled out letter by letter, or with misread digits.
  field: {
    source: `[a-z] ?(?:[a-z] ?)?[${scannedDigit}] ?(?:[a-z\\d] ?)?[ -]?[${scannedDigit}] ?[abd-hjlnp-uw-z] ?[abd-hjlnp-uw-z]`,
    judge(value, candidate) {
      const read = mended(value);
      return read === undefined || isPublicPostcode(candidate, read) ? undefined : likely.labelled;
    },
  },
};

// --- Internal ---

function isDistrict(district: string): boolean {
  const [, area = '', rest = ''] = /^([A-Z]{1,2})(\d[A-Z\d]?)$/.exec(district) ?? [];
  return areas().includes(area) && (/^\d+$/.test(rest) || innerLondon.test(district));
}

/** A misread postcode with its digits read: an l after the area is a 1, one in it is none. */
function mended(value: string): string | undefined {
  const compact = value.replace(/[ -]/g, '');
  if (!/\d/.test(compact)) return undefined;
  const inward = readScannedDigits(compact.slice(-3, -2)) + compact.slice(-2).toUpperCase();
  const outward = compact.slice(0, -3);
  const readings = [2, 1].flatMap((letters) => {
    const area = outward.slice(0, letters).toUpperCase();
    const rest = outward.slice(letters);
    return [area + rest.toUpperCase(), area + readScannedDigits(rest)];
  });
  const district = readings.find(isDistrict);
  return district === undefined || !/^\d/.test(inward) ? undefined : `${district} ${inward}`;
}
