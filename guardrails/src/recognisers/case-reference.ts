import { likely, type Recogniser } from '../recogniser.ts';

/** What stands beside the same words and names no case: "13-character", years, dates, forms and standards. */
const other =
  /^\d{1,3}-(?:digit|character|letter|figure)s?$|^(?:19|20)\d{2}[/-]\d{2}(?:\d{2})?$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^(?:SA|P|CH|VAT|ISO|BS|EN)[ -]?\d{1,5}$/i;

/** References by which a department finds a person's case: forms of its own, and whatever the words "our ref" stand before. */
export const caseReference: Recogniser = {
  kind: 'case-reference',
  label: 'a case reference',
  near: 'digit',
  patterns: [
    /\bGWF ?\d{9}\b/gi,
    /\b(?:IC|FS|RFA)-?\d{5,6}-[A-Z0-9]{4}\b/g,
    /\bTO20\d{2}\/\d{4,6}\b/g,
    /\b(?:uan|unique application number)\b[ :.-]{1,4}(?<value>\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4})(?![\w-])/dgi,
    /\b(?:(?:our|your|my|case|complaint|appeal|claim|application|customer|member|patient|client|file|cyfeirnod) ?(?:ref(?:erence)?|no|number)?|ref(?:erence)?(?: (?:number|no))?|cyfeirnod)\b[ :.#]{1,4}(?:is |number |no\.? )?(?<value>(?=[\w/.-]{0,30}\d[\w/.-]{0,30}\d)(?:[A-Z]{1,6}[/.-]?\d|\d{2,10}[/-])[A-Z0-9/.-]{3,28}[A-Z0-9])(?![\w])/dgi,
  ],
  judge: ({ match }) => (other.test(match) ? undefined : likely.labelled),
  field: {
    source: '[a-z0-9]{1,12}(?:[/.-][a-z0-9]{1,12}){0,5}',
    judge(value) {
      return !other.test(value) && (value.match(/\d/g)?.length ?? 0) >= 5 ? likely.labelled : undefined;
    },
  },
};
