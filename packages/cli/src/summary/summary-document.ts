import { printedMarking } from '@assay/core';
import type { WrittenBlock, WrittenDocument } from '@assay/documents';
import type { SummariserResult, SummaryStatement } from '@assay/summariser';
import type { Answer } from '../run-command.ts';
import { aboutLines, againstWords, detailWords, differenceWords, emptyWords } from './summary-words.ts';

/** A summary as a document to keep or send: each statement with the number of its source, then where every number stands. */
export function summaryDocument(
  { result, notices, at }: Answer<SummariserResult>,
  documents: readonly { readonly title: string; readonly isWithdrawn: boolean }[],
): WrittenDocument {
  const { title, standing, parts, leftOut } = result;
  const sources: string[] = [];
  const numbered = ({ text, citations }: Pick<SummaryStatement, 'text' | 'citations'>) => {
    const numbers = citations.map(({ title: of, position: { section, page, start, end } }) => {
      const place = [
        of,
        section === undefined ? [] : `"${section}"`,
        page === undefined ? [] : `page ${page}`,
        `characters ${start} to ${end}`,
      ].flat();
      return `[${sources.push(place.join(', '))}]`;
    });
    return `${text} ${numbers.join('')}`;
  };
  // What comes out of a marked text bears its marking on every page.
  const carried = notices.find(({ rule }) => rule === 'marking-carried')?.kind;
  const blocks = [
    ...listed('How the whole is to be taken', [
      ...documents.flatMap(({ title: of, isWithdrawn }) => (isWithdrawn ? [`“${of}” was withdrawn by its publisher.`] : [])),
      ...standing.map(numbered),
    ]),
    ...parts.flatMap((part) => partBlocks(part, numbered, emptyWords(result))),
    ...listed('What was left out', [
      ...leftOut.sections.map((section) => `Nothing was taken from “${section}”.`),
      ...leftOut.against.map(({ text, citation, why }) => `${againstWords[why]}: ${numbered({ text, citations: [citation] })}`),
      ...differenceWords(leftOut),
    ]),
    ...listed('About this summary', [
      ...aboutLines(result),
      `Made on ${at.toISOString().slice(0, 10)} by Assay from ${documents.length === 1 ? 'one document' : `${documents.length} documents`}. The words are those of the places cited. Check it before use.`,
      ...notices.map(({ message }) => message),
    ]),
  ];
  return {
    title: title === '' ? 'Summary' : `Summary: ${title}`,
    language: 'en-GB',
    created: at,
    ...(carried === undefined ? {} : { marking: printedMarking(carried) }),
    blocks: [...blocks, { kind: 'heading', level: 1, text: 'Sources' }, { kind: 'list', isOrdered: true, items: sources }],
  };
}

// --- Internal ---

type Numbered = (statement: Pick<SummaryStatement, 'text' | 'citations'>) => string;

function partBlocks(
  { heading, status, statements }: SummariserResult['parts'][number],
  numbered: Numbered,
  empty: string,
): readonly WrittenBlock[] {
  const headed: readonly WrittenBlock[] = heading === '' ? [] : [{ kind: 'heading', level: 1, text: heading }];
  if (status === 'not-found') return [...headed, { kind: 'paragraph', text: empty }];
  const items: string[] = [];
  for (const statement of statements) {
    const { under, follows, details, before } = statement;
    const more = details === undefined ? '' : detailWords(details);
    const text = `${under === undefined || follows ? '' : `Under “${under}”: `}${numbered(statement)}${more === '' ? '' : ` (${more})`}${before === undefined ? '' : ` Before: ${numbered(before)}`}`;
    // A statement that goes on from the one before stands in the same point.
    if (follows && items.length > 0) items.push(`${items.pop()} ${text}`);
    else items.push(text);
  }
  return [...headed, { kind: 'list', isOrdered: false, items }];
}

function listed(heading: string, items: readonly string[]): readonly WrittenBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: heading },
        { kind: 'list', isOrdered: false, items },
      ];
}
