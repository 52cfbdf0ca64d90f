import { likely, type Recogniser } from '../recogniser.ts';
import { isNamed, wordsBefore } from '../words-around.ts';

const label = /\b(?:tel|telephone|phone|mobile|mob|cell|fax|ring|call|contact|whatsapp|ff[oô]n)\b/i;
const other = /\b(?:isbn|issn|doi|order|invoice|account|ref|reference|case|grid|urn|company|lat|long|coordinates)\b/i;

/** Telephone numbers of other countries (ITU E.164: a plus sign and up to 15 digits), and forms of North America. */
export const phone: Recogniser = {
  kind: 'phone',
  label: 'a telephone number',
  near: 'digit',
  patterns: [
    /(?<![\w.+/-])(?:\+|00)(?!44|[ .()-]{0,2}44)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){6,12}(?![\w/-])/g,
    /(?<![\w.+/-])(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]\d{3}[.-]\d{4}(?:x\d{1,5})?(?![\w/-])/g,
    /(?<![\w.+/-])\d{1,5}(?:[ .()-]{1,2}\d{2,5}){1,4}(?![\w/-]|\.\d)/g,
  ],
  judge(candidate) {
    const digits = candidate.match.replace(/\D/g, '');
    if (digits.length < 7 || digits.length > 15) return undefined;
    if (/^(?:\+|00[1-9])/.test(candidate.match)) return other.test(wordsBefore(candidate, 30)) ? undefined : likely.labelled;
    // Numbers of the United Kingdom have a recogniser of their own, which knows the public ones.
    if (digits.startsWith('0') || digits.length < 8) return undefined;
    return isNamed(candidate, label) ? likely.labelled : undefined;
  },
  identityOf: (match) => match.replace(/\D/g, ''),
};
