import { printedMarking } from '@assay/core';
import type { WrittenBlock, WrittenDocument } from '@assay/documents';
import type { PolicySearchResult } from '@assay/policy-search';
import type { Answer } from './run-command.ts';

type Passage = PolicySearchResult['passages'][number];

/** A search's answer as a document to keep or send: each passage with where it stands, or the nearest pages, and what was searched. */
export function searchDocument(question: string, { result, notices, at }: Answer<PolicySearchResult>): WrittenDocument {
  const { status, statements, passages, nearest, receipt } = result;
  const written = listWithHeading(writtenLine, statements.map(statementLine));
  const found = {
    answered: () => [...written, ...passages.flatMap(passageBlocks)],
    perhaps: (): readonly WrittenBlock[] => [{ kind: 'paragraph', text: notSureLine }, ...written, ...passages.flatMap(passageBlocks)],
    'nothing-found': () => nearestBlocks(nearest, receipt),
  }[status]();
  // What comes out of a marked text bears its marking on every page.
  const carried = notices.find(({ rule }) => rule === 'marking-carried')?.kind;
  return {
    title: question,
    language: 'en-GB',
    created: at,
    ...(carried === undefined ? {} : { marking: printedMarking(carried) }),
    blocks: [
      ...found,
      ...listWithHeading('Pages that disagree', result.disagreements.map(disagreementLine)),
      ...listWithHeading('Notes', noticeLines(notices)),
      ...receiptBlocks(question, result, at),
    ],
  };
}

/** That what is quoted is not stated as the answer, in words. */
export const notSureLine = 'Not sure: these are the nearest passages. They may not answer the question; read them on their pages.';

/** How what a model wrote is told apart from what is quoted. */
export const writtenLine = 'Written by a model from the passages below, and checked against them';

/** A statement of a model with the pages that bear it out. */
export function statementLine({ text, citations }: PolicySearchResult['statements'][number]): string {
  return `${text} (${[...new Set(citations.map(({ title }) => title))].join('; ')})`;
}

/** Two pages that give other figures for the same thing, each with its date. */
export function disagreementLine({ pages }: PolicySearchResult['disagreements'][number]): string {
  return pages
    .map(
      ({ title, document, says, updated }) =>
        `${title} (${document}, ${updated === undefined ? 'no date' : `updated ${updated}`}): “${says}”`,
    )
    .join(' But: ');
}

/** That a search found nothing, in words. */
export function nothingFoundLine({ documentsSearched }: PolicySearchResult['receipt']): string {
  if (documentsSearched === 0)
    return 'No document was searched: none is there, or none fits the filters. Add documents with "assay ingest PATH".';
  return `Nothing found in ${documentsSearched} documents that answers this.`;
}

/** A page that lies near a question, and why it answers it not, where that is known. */
export function nearestLine({ title, document, note }: PolicySearchResult['nearest'][number]): string {
  return `${title} (${document})${note === '' ? '' : `: ${note}`}`;
}

// --- Internal ---

function passageBlocks({ text, citation }: Passage): readonly WrittenBlock[] {
  const { id, title, url, notes = [] } = citation;
  const { document, section, page, start, end } = citation.position;
  const place = [
    section === undefined ? [] : `section "${section}"`,
    page === undefined ? [] : `page ${page}`,
    `${document}, characters ${start} to ${end}`,
  ].flat();
  const more = [url === undefined ? [] : `Link: ${url}`, notes.map((note) => `Note: ${note}`)].flat();
  return [
    { kind: 'heading', level: 1, text: `[${id}] ${title}` },
    { kind: 'quotation', text, source: `${title}, ${place.join(', ')}` },
    { kind: 'list', isOrdered: false, items: more },
  ];
}

function nearestBlocks(nearest: PolicySearchResult['nearest'], receipt: PolicySearchResult['receipt']): readonly WrittenBlock[] {
  return [{ kind: 'paragraph', text: nothingFoundLine(receipt) }, ...listWithHeading('The nearest pages', nearest.map(nearestLine))];
}

function noticeLines(notices: Answer<PolicySearchResult>['notices']): readonly string[] {
  return notices.map(({ message, where }) => `${message} (${where})`);
}

function listWithHeading(text: string, items: readonly string[]): readonly WrittenBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text },
        { kind: 'list', isOrdered: false, items },
      ];
}

/** The filters of a search in words; none where there were none. */
function filterLine({ filters = {} }: PolicySearchResult['receipt']): string {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}: ${value}`],
  );
  return given.length === 0 ? 'none' : given.join('; ');
}

function receiptBlocks(asked: string, { receipt, choices }: PolicySearchResult, at: Date): readonly WrittenBlock[] {
  const { query, terms, collection, documentsSearched } = receipt;
  return [
    { kind: 'heading', level: 1, text: 'What was searched' },
    {
      kind: 'table',
      header: ['Part of the search', 'What it was'],
      rows: [
        ['Question asked', asked],
        ['Question searched for', query],
        ['Words looked for', terms.join(', ')],
        ['Filters', filterLine(receipt)],
        ...(choices.length === 0 ? [] : [['Pages hold in different nations', choices.join(', ')]]),
        ['Collection', collection],
        ['Documents searched', `${documentsSearched}`],
        ['Time', at.toISOString()],
      ],
    },
  ];
}
