import { likely, type Recogniser } from '../recogniser.ts';
import { isNamed } from '../words-around.ts';

const label =
  /\b(?:driv(?:er|ing)(?:'s|s)? ?(?:licence|license|number|no)|driver (?:number|no)|dvla|trwydded yrru|licence (?:number|no))\b/i;

/** Driver numbers of Great Britain (DVLA: surname, decade, month, day, year, initials, check): 16 characters; those of Northern Ireland are eight digits under a label. */
export const drivingLicence: Recogniser = {
  kind: 'driving-licence',
  label: 'a driving licence number',
  near: 'digit',
  patterns: [/(?<![a-z0-9])[a-z][a-z9]{4} ?\d{6} ?[a-z][a-z9] ?\d[a-z]{2}(?![a-z0-9])/gi, /(?<![\w.-])\d{8}(?![\w.-])/g],
  judge(candidate) {
    const { match } = candidate;
    if (/^\d{8}$/.test(match)) return isNamed(candidate, label) ? likely.labelled : undefined;
    // Decade, month (plus 50 for women), day and year; the surname before them is padded with nines.
    const born = match.replace(/ /g, '').slice(5, 11);
    const [month, day] = [Number(born.slice(1, 3)) % 50, Number(born.slice(3, 5))];
    const isMonth = month >= 1 && month <= 12 && Number(born.slice(1, 3)) < 63;
    return isMonth && day >= 1 && day <= 31 ? likely.certain : undefined;
  },
};
