import type { SummariserResult } from '@assay/summariser';
import { aboutLines, againstWords, detailWords } from './summary-words.ts';

/** A summary as lines for a terminal. */
export function summaryLines(result: SummariserResult): readonly string[] {
  const { title, standing, parts, leftOut } = result;
  return [
    ...(title === '' ? [] : [title]),
    ...standing.map(({ text }) => `! ${text}`),
    ...parts.flatMap(({ heading, status, statements }) => [
      ...(heading === '' ? [] : ['', heading]),
      ...(status === 'not-found' ? [heading === '' ? 'No sentence was added, removed or changed.' : '  Not found in what was given.'] : []),
      ...statements.flatMap(({ text, citations, under, follows, details }) => [
        ...(under === undefined ? [] : [`  (under "${under}")`]),
        `${follows ? ' ' : '-'} ${text} [${citations.map(({ position }) => `${position.document === 'input' ? '' : `${position.document}: `}${position.start}-${position.end}`).join(', ')}]`,
        ...(details === undefined || detailWords(details) === '' ? [] : [`    ${detailWords(details)}`]),
      ]),
    ]),
    '',
    ...aboutLines(result),
    'The numbers are character positions in the text of the file.',
    ...(leftOut.sections.length === 0 ? [] : [`Nothing was taken from: ${leftOut.sections.join('; ')}`]),
    ...leftOut.against.map(({ text, why }) => `Left out. ${againstWords[why]}: ${text}`),
    ...(leftOut.differences === 0 ? [] : [`${leftOut.differences} more differences had no room; ask for more words to see them.`]),
  ];
}
