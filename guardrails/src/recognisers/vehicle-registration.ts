import { likely, type Recogniser } from '../recogniser.ts';
import { isLabelled, wordsAfter, wordsBefore } from '../words-around.ts';

const label =
  /\b(?:vehicles?|registration|reg(?:istered)?(?: (?:number|no|mark))?|number ?plate|plates?|vrm|vrn|cars?|van|lorry|motorcycle|taxi|penalty charge|parking|clamped|speeding|cerbyd|car cofrestru)\b/i;

const other = /\b(?:postcode|post code|grid|form|sku|product|model|part|serial|ref|reference|code|paragraph|commission)\b/i;

/** Registration marks: the style since 2001 (two letters, an age, three letters) by itself in capitals, older ones and those of Northern Ireland under a label (DVLA INF104). */
export const vehicleRegistration: Recogniser = {
  kind: 'vehicle-registration',
  label: 'a vehicle registration',
  near: 'digit',
  patterns: [
    /(?<![\w.-])[a-hj-pr-y][a-hj-pr-y](?:0[2-9]|[1-2]\d|5[1-9]|[67]\d)[ -]?[a-hj-pr-z]{3}(?![\w-])/gi,
    /(?<![\w.-])(?:[a-hj-npr-tv-y]\d{1,3} ?[a-hj-pr-y][a-hj-pr-z]{2}|[a-hj-pr-y]{3} ?\d{1,3} ?[a-hj-npr-tv-y]|[a-z]{1,2}i[a-z] ?\d{1,4}|[a-z]i[a-z] ?\d{1,4})(?![\w-])/gi,
  ],
  judge(candidate) {
    const { match } = candidate;
    const isCurrent = /^[a-z]{2}\d{2}[ -]?[a-z]{3}$/i.test(match);
    // In small letters the older styles are words: "a V6 and".
    if (!isCurrent && match !== match.toUpperCase()) return undefined;
    if (isLabelled(candidate, label)) return isCurrent ? likely.certain : likely.labelled;
    if (!isCurrent || match !== match.toUpperCase()) return undefined;
    return other.test(wordsBefore(candidate, 30)) || other.test(wordsAfter(candidate, 15)) ? undefined : likely.form;
  },
  field: {
    source:
      '[a-z]{2}[ -]?[\\doilsz]{2}[ -]?[a-z]{3}|[a-z][ -]?\\d{1,3}[ -]?[a-z]{3}|[a-z]{3}[ -]?\\d{1,3}[ -]?[a-z]|[a-z]{1,2}[iz][a-z]?[ -]?\\d{1,4}',
    // Two misread digits would be a word.
    judge: (value) => (/\d/.test(value) ? likely.labelled : undefined),
  },
};
