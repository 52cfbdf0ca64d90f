/** Longer lines are prose. */
export const longestLine = 160;

/** A line without its ornament: tags, emphasis, brackets, page and copy numbers, dates; spaced-out letters closed up. */
export function cleanLine(line: string): string {
  const plain = line
    .replace(
      /<!--|-->|<\/?(?:[a-z][a-z0-9]{0,9}|B|I|U|P|FONT|CENTER|SPAN|STRONG|H[1-6])(?:\s[^<>]{0,120})?>|&(?:nbsp|#160|amp);|\\[a-z]{1,20}(?=[{ ])/g,
      ' ',
    )
    .replace(/[‐-―−]{1,20}/g, '-')
    .replace(/[[\](){}|"“”‘’'«»]{1,20}/g, ' - ')
    .replace(/[*_#=<>~■●•·►+!^\\`§]{1,20}/g, ' ');
  return trimSigns(
    closeUp(trimSigns(plain))
      .replace(asides, ' - ')
      .replace(/\s{1,160}/g, ' '),
  );
}

/** Without the signs and spaces at either end. */
export function trimSigns(text: string): string {
  return text.replace(/^[\s\-:.,;/]{1,60}/, '').replace(/(?<![\s\-:.,;/])[\s\-:.,;/]{1,160}$/, '');
}

// --- Internal ---

/** Numbers of pages, copies and versions, and dates, that share the line of a marking. */
const asides = new RegExp(
  [
    '\\b(?:page|pages|copy|copies|pg|p|sheet|series)\\.? ?(?:no|number|nr)?\\.? ?\\d{1,4}(?: ?(?:of|/) ?\\d{1,4})?(?: (?:copies|pages|sheets))?\\b',
    '\\b\\d{1,4} of \\d{1,4}\\b',
    '\\b\\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? \\d{2,4}\\b',
    '\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b',
    '\\b\\d{4}-\\d{2}-\\d{2}\\b',
    '\\b\\d{6}z [a-z]{3} \\d{2,4}\\b',
    '\\b(?:draft|version|rev|issue|v)\\.? ?\\d{1,3}(?:\\.\\d{1,3}){0,3}\\b',
    '^(?:working |final )?draft\\b',
    '^final\\b',
    '^u(?= - )',
    '^\\d{1,4}(?= )',
  ].join('|'),
  'gi',
);

/** "S E C R E T" is the word; wider gaps part words. */
function closeUp(text: string): string {
  if (!/(?:^|\s)\S(?:[ .-]\S){4,40}(?:\s|$)/.test(text)) return text;
  return text
    .split(/\s{2,10}|(?<=^T[ .-]O[ .-]P)[ .-]|(?<=^(?:UK|HMG)) /i)
    .map((part) => (/^\S(?:[ .-]\S){1,40}$/.test(part) ? part.replace(/[ .-]/g, '') : part))
    .join(' ');
}
