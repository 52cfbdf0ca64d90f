import type { Span } from './split-sentences.ts';

/** A number, date, time, percentage or sum of money in a text; `value` is its spelling made comparable. */
export interface Figure extends Span {
  readonly value: string;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const pattern = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:${months})(?: \\d{4})?\\b`,
    `\\b(?:${months}) \\d{4}\\b`,
    '[£€$]\\s?\\d[\\d,]*(?:\\.\\d+)?(?:\\s?(?:million|billion|thousand|m|bn|k)\\b)?',
    '\\b\\d[\\d,]*(?:\\.\\d+)?\\s?(?:%|per cent\\b|million\\b|billion\\b|thousand\\b)',
    '\\b\\d{1,2}[:.]\\d{2}\\s?(?:am|pm)\\b',
    '\\b\\d[\\d,]*(?:\\.\\d+)?\\b',
  ].join('|'),
  'gi',
);

/** Every figure of a text, longest spelling first at each place. */
export function findFigures(text: string): readonly Figure[] {
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
