import { type WrittenDocument, writeOpenDocument, writeWord } from '@assay/documents';
import type { DrafterResult } from '@assay/drafter';
import type { PolicySearchInput, PolicySearchResult } from '@assay/policy-search';
import type { FinishedRun, ResultFiles, ResultFormat } from '@assay/server/results';
import type { SummariserInput, SummariserResult } from '@assay/summariser';
import { draftDocument } from '../letter/draft-document.ts';
import type { Answer } from '../run-command.ts';
import { searchDocument } from '../search-document.ts';
import { summaryDocument } from '../summary/summary-document.ts';
import { writtenMarkdown } from '../written-markdown.ts';

/** Results of the offered tools as files: the tool's own schemas parsed what is read here when it ran. */
export const resultFiles: ResultFiles = {
  tools: ['summariser', 'drafter', 'policy-search'],
  describe: resultDocument,
  write: (finished, format) => writers[format](resultDocument(finished)),
};

// --- Internal ---

const writers: Readonly<Record<ResultFormat, (document: WrittenDocument) => Promise<Uint8Array | string>>> = {
  odt: writeOpenDocument,
  docx: writeWord,
  md: async (document) => writtenMarkdown(document),
};

const documents: Readonly<Record<string, (finished: FinishedRun) => WrittenDocument>> = {
  summariser(finished) {
    const { documents: given } = finished.run.input as SummariserInput;
    const titled = given.map(({ title = 'Your document' }) => ({ title, isWithdrawn: false }));
    return summaryDocument(answerOf<SummariserResult>(finished), titled);
  },
  drafter: (finished) => draftDocument(answerOf<DrafterResult>(finished)),
  'policy-search': (finished) => searchDocument((finished.run.input as PolicySearchInput).question, answerOf<PolicySearchResult>(finished)),
};

/** The file says itself what made it: it will lie in folders where nobody remembers. */
function resultDocument(finished: FinishedRun): WrittenDocument {
  const { id, tool, engine, configuration } = finished.run;
  const made = documents[tool];
  if (made === undefined) throw new Error(`results of ${tool} are not written to files`);
  const written = made(finished);
  const items = [
    'Drafted with AI. A person must check it before it is used.',
    `Tool: ${tool}, on the engine ${engine}.`,
    `Configuration measured before it could run: ${configuration}. Its evidence is under Assurance on the server that made this.`,
    `Reference of this run: ${id}.`,
  ];
  return {
    ...written,
    blocks: [...written.blocks, { kind: 'heading', level: 1, text: 'How this was made' }, { kind: 'list', isOrdered: false, items }],
  };
}

function answerOf<Result>({ result, notices, at }: FinishedRun): Answer<Result> {
  return { result: result as Result, notices, at: new Date(at), json: '' };
}
