import { passesModulus97 } from '../checksums.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { readScannedDigits } from '../scanned-digits.ts';
import { isNamed } from '../words-around.ts';

/** How long the numbers of each country are (ISO 13616 registry). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((item) => [item.slice(0, 2), Number(item.slice(2))]),
);

const label = /\biban\b/i;

const longest = 34;

/** International bank account numbers (ISO 13616), with the modulus 97 check; under a label a mistyped one is still somebody's. */
export const iban: Recogniser = {
  kind: 'iban',
  label: 'an international bank account number (IBAN)',
  near: 'digit',
  patterns: [
    /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[\s-]?[A-Z0-9]){11,30}/g,
    /(?<![A-Za-z0-9])[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?/g,
  ],
  judge(candidate) {
    const compact = candidate.match.replace(/[\s-]/g, '').toUpperCase();
    if (compact.length !== lengths[compact.slice(0, 2)] || /^[A-Za-z0-9]/.test(candidate.text.slice(candidate.end, candidate.end + 1)))
      return undefined;
    if (passesModulus97(compact)) return likely.certain;
    return isNamed(candidate, label) ? likely.labelled : undefined;
  },
  // Words in capitals that follow look like more of it: the country says where it ends.
  lengthOf(match) {
    const wanted = lengths[match.slice(0, 2).toUpperCase()] ?? 0;
    let [place, seen] = [0, 0];
    for (; place < match.length && seen < wanted; place += 1) if (!/[\s-]/.test(match.charAt(place))) seen += 1;
    return place;
  },
  field: {
    source: `[a-z]{2}[ .-]?[\\doil]{2}(?:[ .-]{0,2}[a-z0-9]){11,${longest - 4}}?(?![ .-]{0,2}(?:[a-z0-9]*\\d|[a-z0-9]{1,4}\\b))`,
    judge(value) {
      const plain = value.replace(/[ .-]/g, '').toUpperCase();
      if (plain.length !== lengths[plain.slice(0, 2)]) return undefined;
      return /\d{6}/.test(readScannedDigits(plain)) ? likely.labelled : undefined;
    },
  },
};
