import { AssayError } from '@assay/core';
import { type WrittenBlock, type WrittenDocument, writeOpenDocument, writeWord } from '@assay/documents';
import type { PolicySearchInput, PolicySearchResult } from '@assay/policy-search';
import type { HandOver } from '@assay/server/hand-over';
import type { SummariserInput, SummariserResult } from '@assay/summariser';
import { searchDocument } from '../search-document.ts';
import { summaryDocument } from '../summary/summary-document.ts';
import { writtenMarkdown } from '../written-markdown.ts';

type Finished = Parameters<HandOver['writeResult']>[0];

const writers: Readonly<Record<Parameters<HandOver['writeResult']>[1], (document: WrittenDocument) => Promise<Uint8Array | string>>> = {
  odt: writeOpenDocument,
  docx: writeWord,
  md: async (document) => writtenMarkdown(document),
};

/** Writes the result of a run as a file: what was asked, what came out and from where, and what made it. */
export const writeResult: HandOver['writeResult'] = async (finished, format) => {
  const document = documentOf(finished);
  return writers[format]({ ...document, blocks: [...document.blocks, ...madeBy(finished)] });
};

// --- Internal ---

/** The tools' own schemas parsed what is read here when they ran. */
function documentOf({ run, result, notices }: Finished): WrittenDocument {
  const rest = { notices, at: new Date(run.createdAt), json: '' };
  switch (run.tool) {
    case 'summariser': {
      const { documents } = run.input as SummariserInput;
      const sources = documents.map(({ title = '' }) => ({ title, isWithdrawn: false }));
      return summaryDocument({ ...rest, result: result as SummariserResult }, sources);
    }
    case 'policy-search':
      return searchDocument((run.input as PolicySearchInput).question, { ...rest, result: result as PolicySearchResult });
    default:
      throw new AssayError('not-found', `A result of ${run.tool} is not had as a file. A reply is, once it is signed off.`);
  }
}

function madeBy({ run: { id, tool, engine, configuration } }: Finished): readonly WrittenBlock[] {
  return [
    { kind: 'heading', level: 1, text: 'Drafted with AI' },
    {
      kind: 'table',
      header: ['What made this', 'Which one'],
      rows: [
        ['Tool', tool],
        ['Engine', engine],
        ['Configuration that was measured', configuration],
        ['Reference', id],
      ],
    },
  ];
}
