import { likely, type Recogniser } from '../recogniser.ts';
import { readScannedDigits } from '../scanned-digits.ts';
import { columnHeader, wordsAfter, wordsBefore } from '../words-around.ts';

const label = /\b(?:d\.?o\.?b\.?|dates? of? birth|birth ?dates?|birth ?day|born(?: on)?|dyddiad geni|ganwyd|ganed|geni)(?![a-z])/gi;
const header = /\b(?:d\.?o\.?b|date of? birth|birth ?date|born|dyddiad geni)\b/i;

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)';
const day = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const year = "(?:(?:18|19|20)\\d{2}|'?\\d{2})";

/** Dates of birth: a date of any form that the words beside it call one. Any other date is nobody's in particular. */
export const dateOfBirth: Recogniser = {
  kind: 'date-of-birth',
  label: 'a date of birth',
  near: 'digit',
  patterns: [
    new RegExp(`(?<![\\w./-])${day}[ -]{0,2}(?:of )?${month}\\.?,?[ -]{0,2}${year}(?![\\w/-])`, 'gi'),
    new RegExp(`(?<![\\w])${month}\\.? {0,2}${day},? {0,2}(?:18|19|20)\\d{2}(?![\\w/-])`, 'gi'),
    /(?<![\w./-])(?:0?[1-9]|[12]\d|3[01]) ?([/.-]) ?(?:0?[1-9]|1[0-2]|[12]\d|3[01]) ?\1 ?(?:(?:18|19|20)\d{2}|\d{2})(?![\w/-]|\.\d)/g,
    /(?<![\w./-])(?:18|19|20)\d{2}([/.-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\w/-])/g,
    /(?<![\w./-])(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|1[0-2]) (?:(?:18|19|20)\d{2})(?![\w/-])/g,
  ],
  judge(candidate) {
    const before = wordsBefore(candidate, 50);
    // A span of days is nobody's birthday.
    if (/^ ?(?:to|and|until|or|-) ?\d/.test(wordsAfter(candidate, 10)) || /\d (?:to|and|until|or|-) ?$/.test(before)) return undefined;
    const last = [...before.matchAll(label)].at(-1);
    if (/\b(?:on or (?:before|after)|up to|including|before|after|since|until|between)\b[^.\n]{0,20}$/i.test(before)) return undefined;
    // Nothing but small words between: "born on", "date of birth is", "born in Leeds on".
    if (last !== undefined && !/\d/.test(before.slice(last.index + last[0].length))) return likely.labelled;
    if (/^[^.\n\d]{0,25}\b(?:d\.?o\.?b|date of? birth|birth ?date|birthday|born|dyddiad geni)\b/i.test(wordsAfter(candidate, 50)))
      return likely.labelled;
    return header.test(columnHeader(candidate)) ? likely.labelled : undefined;
  },
  field: {
    source: `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:[\\dOl]{1,2}(?:st|nd|rd|th|af|il|ydd|fed|eg|ain)?[ ./-]{0,2}(?:o |of )?${month}\\.?,?[ ./-]{0,2}${year}|[\\dOlI]{1,2} ?[ ./-] ?[\\dOlI]{1,2} ?[ ./-] ?'?(?:[\\dOlI]{4}|\\d{2})|[\\dOlI]{4} ?[ ./-] ?[\\dOlI]{1,2} ?[ ./-] ?[\\dOlI]{1,2}|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d{2})`,
    judge(value) {
      const numbers = readScannedDigits(value).match(/\d+/g)?.map(Number) ?? [];
      return (numbers.length === 3 && numbers.every((number) => number <= 31 || (number >= 1880 && number < 2100) || number < 100)) ||
        numbers.length < 3
        ? likely.labelled
        : undefined;
    },
  },
};
