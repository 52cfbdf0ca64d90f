import type { Span } from './split-sentences.ts';

/** A number, date, time, percentage or sum of money in a text; `value` is its spelling made comparable. */
export interface Figure extends Span {
  readonly value: string;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const number = '\\d{1,40}(?:,\\d{3}(?!\\d)){0,9}(?:\\.\\d{1,20})?';
const pattern = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:${months})(?: \\d{4})?\\b`,
    `\\b(?:${months}) \\d{4}\\b`,
    `[£€$]\\s?${number}(?:\\s?(?:[Mm]illion|[Bb]illion|[Tt]housand|[Mm]|[Bb][Nn]|[Kk])\\b)?`,
    `\\b${number}\\s?(?:%|[Pp]er cent\\b|[Mm]illion\\b|[Bb]illion\\b|[Tt]housand\\b)`,
    '\\b\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm|AM|PM)\\b',
    `\\b${number}\\b`,
  ].join('|'),
  'g', // Months have a capital letter: "10 May", but "10 may apply".
);

/** Every figure of a text, longest spelling first at each place. */
export function findFigures(text: string): readonly Figure[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
    value: match
      .toLowerCase()
      .replace(/(\d),(?=\d)/g, '$1')
      .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
      .replace(/per cent/g, '%')
      .replace(/\s+/g, ''),
  }));
}
