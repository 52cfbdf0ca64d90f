import type { SummariserResult, SummaryStatement } from '@assay/summariser';
import { aboutLines, againstWords, detailWords, differenceWords, emptyWords } from './summary-words.ts';

/** More headings than this are counted, not listed. */
const mostSections = 12;

/** A summary as lines for a terminal. */
export function summaryLines(result: SummariserResult): readonly string[] {
  const { title, standing, parts, leftOut } = result;
  const [shown, more] = [leftOut.sections.slice(0, mostSections), leftOut.sections.length - mostSections];
  return [
    ...(title === '' ? [] : [title]),
    ...standing.map(({ text, citations }) => `! ${text} ${placesOf(citations)}`),
    ...parts.flatMap(({ heading, status, statements }) => [
      ...(heading === '' ? [] : ['', heading]),
      ...(status === 'not-found' ? [`  ${emptyWords(result)}`] : []),
      ...statements.flatMap(statementLines),
    ]),
    '',
    ...aboutLines(result),
    'The numbers are character positions in the text of the file.',
    ...(shown.length === 0 ? [] : [`Nothing was taken from: ${shown.join('; ')}${more > 0 ? `; and ${more} more headings` : ''}`]),
    ...leftOut.against.map(({ text, why }) => `Left out. ${againstWords[why]}: ${text}`),
    ...differenceWords(leftOut),
  ];
}

// --- Internal ---

function statementLines({ text, citations, under, follows, details, before }: SummaryStatement): readonly string[] {
  const told = details === undefined ? '' : detailWords(details);
  return [
    `${follows ? ' ' : '-'} ${under === undefined || follows ? '' : `[under "${under}"] `}${text} ${placesOf(citations)}`,
    ...(before === undefined ? [] : [`    before: ${before.text} ${placesOf(before.citations)}`]),
    ...(told === '' ? [] : [`    ${told}`]),
  ];
}

/** Where a statement stands; of the second document and those after it, with its title. */
function placesOf(citations: SummaryStatement['citations']): string {
  const places = citations.map(
    ({ title, position: { document, start, end } }) => `${document === 'input' ? '' : `${title}: `}${start}-${end}`,
  );
  return `[${places.join(', ')}]`;
}
