import { isPublicLine } from '../public-contacts.ts';
import { type Candidate, likely, type Recogniser } from '../recogniser.ts';
import { isNamed, wordsAfter, wordsBefore } from '../words-around.ts';

const label =
  /\b(?:tel|telephone|phone|mobile|mob|cell|fax|desk|ring|call|contact|whatsapp|answering|reach(?:ed)?|ff[oô]n|(?:my|his|her|their) (?:\w{1,12} )?number)\b/i;

/** What leaves no doubt, so that a short number without an area code is one too. */
const field = /\b(?:tel|telephone|phone|mobile|mob|cell|fax|desk|answering at|call me (?:on|at))[ :.]{0,2}\n? ?$/i;
const after = /^(?:[ -]|\\){0,2}(?:office|fax|mobile|desk|cell|home|work|phone)\b/i;

const other = /\b(?:isbn|issn|doi|order|invoice|account|ref|reference|case|grid|urn|company|lat|long|coordinates|iban)\b/i;

/** Numbers that organisations of the United Kingdom publish (Ofcom: 03, 05, 08, 09). */
const published = /^0(?:3(?:0[036]|3[0-3]|4[345]|7\d)|500|8\d\d|9\d\d)/;

/** What looks like a number of as many digits: a span of years, a date, an amount. */
const noNumber = /^(?:19|20)\d\d[ ./-](?:19|20)?\d\d(?:[ ./-]\d{1,2})?$|^\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)?\d\d$|^\d{1,3}(?: 000)+$/;

/** Telephone numbers of other countries (ITU E.164: a plus sign and up to 15 digits), and whatever stands beside the word for one. */
export const phone: Recogniser = {
  kind: 'phone',
  label: 'a telephone number',
  near: 'digit',
  patterns: [
    /(?<![\w.+/-])(?:\+|00)(?!44|[ .()-]{0,2}44)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){6,12}(?:x\d{1,5})?(?![\w/-])/g,
    /(?<![\w.+/-])(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]?\d{3}[.-]\d{4}(?:x\d{1,5})?(?![\w/]|-\d)/g,
    /(?<![\w.+/-])\(?\d{1,5}\)?(?:[ .()-]{1,2}\d{2,7}){1,4}(?:x\d{1,5})?(?![\w/]|-\d|\.\d)/g,
  ],
  judge(candidate) {
    const { match } = candidate;
    const digits = match.replace(/x.*$/, '').replace(/\D/g, '');
    if (digits.length < 6 || digits.length > 15 || noNumber.test(match) || published.test(digits)) return undefined;
    if (other.test(wordsBefore(candidate, 30))) return undefined;
    const isInside = /\d[ -]$/.test(candidate.text.slice(Math.max(0, candidate.start - 2), candidate.start));
    if (/^(?:\+|00[1-9])/.test(match) && digits.length > 7 && !isInside) return likely.labelled;
    if (northAmerican.test(match)) return isNamed(candidate, label) ? likely.labelled : likely.form;
    return isCalledOne(candidate, digits.length) && !isPublicLine(candidate) ? likely.labelled : undefined;
  },
  identityOf: (match) => match.replace(/\D/g, ''),
};

// --- Internal ---

/** Area code and exchange, neither of which begins with 0 or 1 (North American Numbering Plan). */
const northAmerican = /^(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}-)[2-9]\d{2}-\d{4}(?:x\d{1,5})?$/;

function isCalledOne(candidate: Candidate, length: number): boolean {
  if (field.test(wordsBefore(candidate, 30)) || after.test(wordsAfter(candidate, 12))) return true;
  return length >= 8 && isNamed(candidate, label);
}
