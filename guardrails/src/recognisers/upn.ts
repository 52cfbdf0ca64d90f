import { passesPupilNumber } from '../checksums.ts';
import { likely, type Recogniser } from '../recogniser.ts';
import { isNamed } from '../words-around.ts';

const label = /\b(?:upn|unique pupil number|pupil (?:number|no))\b/i;

/** Unique pupil numbers (Department for Education): a check letter and twelve digits; the last may be a letter in a temporary one. */
export const upn: Recogniser = {
  kind: 'upn',
  label: 'a pupil number (UPN)',
  near: 'digit',
  patterns: [/(?<![\w.+/-])[a-hj-np-rt-z]\d{11}[\da-hj-np-rt-z](?![\w/-]|\.\d)/gi],
  judge(candidate) {
    const [letter = '', digits] = [candidate.match[0]?.toUpperCase(), candidate.match.slice(1)];
    if (/^\d{12}$/.test(digits) && passesPupilNumber(letter, digits)) return likely.certain;
    return isNamed(candidate, label) ? likely.labelled : undefined;
  },
};
