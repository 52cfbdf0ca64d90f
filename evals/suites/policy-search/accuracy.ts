import type { StoredDocument } from '@assay/core';
import { defineSuite } from '@assay/evals';
import { containment, contentStems } from '@assay/language';
import { type PolicySearchInput, type PolicySearchResult, policySearch } from '@assay/policy-search';
import { z } from 'zod';
import { datasetFile } from '../dataset-file.ts';
import { scoreResult } from '../score-result.ts';
import { policyCorpus } from './corpus.ts';
import { isVerbatimQuotation } from './is-verbatim-quotation.ts';

const record = z.discriminatedUnion('answerable', [
  z.strictObject({
    id: z.string(),
    cluster: z.string(),
    question: z.string(),
    answerable: z.literal(true),
    page: z.string(),
    answers: z.array(z.string()).min(1),
    nation: z.string().optional(),
  }),
  z.strictObject({
    id: z.string(),
    cluster: z.string(),
    question: z.string(),
    answerable: z.literal(false),
    near: z.string().optional(),
    why: z.enum(['wrong-year', 'wrong-nation', 'not-covered', 'withdrawn']).optional(),
    nation: z.string().optional(),
  }),
]);

type Item = z.infer<typeof record>;

/** Is the passage that answers quoted, and is it said honestly when nothing answers? */
export const policySearchAccuracy = defineSuite({
  name: 'policy-search/accuracy',
  kind: 'accuracy',
  tool: policySearch,
  module: import.meta.url,
  tier: 'gate',
  seed: 1,
  dataset: datasetFile({
    data: new URL('./accuracy.jsonl', import.meta.url),
    manifest: new URL('./accuracy.manifest.json', import.meta.url),
    schema: record,
  }),
  corpus: policyCorpus,
  samples: (records) =>
    records.map((item) => ({
      id: item.id,
      cluster: item.cluster,
      input: { question: item.question } satisfies PolicySearchInput,
      record: item,
    })),
  slices: (item) => ({ answerable: item.answerable ? 'yes' : item.near === undefined ? 'no, off topic' : 'no, near a page' }),
  scorers: {
    'right-passage': {
      what: 'a quoted passage holds the answer (answerable questions)',
      kind: 'proportion',
      worst: 0,
      wrong: 'had an answer that was not quoted',
      appliesTo: ({ answerable }: Item) => answerable,
      score: scoreResult((item: Item, { passages }: PolicySearchResult) =>
        item.answerable &&
        passages.some(({ text, citation }) => citation.position.document === item.page && holdsAnswer(text, item.answers))
          ? 1
          : 0,
      ),
    },
    'first-page-right': {
      what: 'the first passage is from the right page (answerable questions)',
      kind: 'proportion',
      worst: 0,
      wrong: 'got a first passage from another page',
      appliesTo: ({ answerable }: Item) => answerable,
      score: scoreResult((item: Item, { passages }: PolicySearchResult) =>
        item.answerable && passages[0]?.citation.position.document === item.page ? 1 : 0,
      ),
    },
    'first-passage-right': {
      what: 'the first passage holds the answer (where nothing answers, no passage can)',
      kind: 'proportion',
      worst: 0,
      score: scoreResult((item: Item, { passages: [first] }: PolicySearchResult) =>
        item.answerable && first?.citation.position.document === item.page && holdsAnswer(first.text, item.answers) ? 1 : 0,
      ),
    },
    stated: {
      what: 'an answer is stated',
      kind: 'proportion',
      worst: 1,
      score: scoreResult((_: Item, { status }: PolicySearchResult) => (status === 'answered' ? 1 : 0)),
    },
    confidence: {
      what: 'how sure the tool says it is of its first passage',
      kind: 'share',
      worst: 1,
      score: scoreResult((_: Item, result: PolicySearchResult) => result.confidence),
    },
    'not-stated': {
      what: 'no answer is stated where nothing answers: the nearest passages are shown as such, or nothing is (unanswerable questions)',
      kind: 'proportion',
      worst: 0,
      wrong: 'had no answer, and one was stated',
      appliesTo: ({ answerable }: Item) => !answerable,
      score: scoreResult((_: Item, { status }: PolicySearchResult) => (status === 'answered' ? 0 : 1)),
    },
    'honest-nothing-found': {
      what: 'nothing is quoted where nothing answers (unanswerable questions)',
      kind: 'proportion',
      worst: 0,
      wrong: 'had no answer, and something was quoted, stated as the answer or not',
      appliesTo: ({ answerable }: Item) => !answerable,
      score: scoreResult((_: Item, { status }: PolicySearchResult) => (status === 'nothing-found' ? 1 : 0)),
    },
    'wrongly-nothing-found': {
      what: 'nothing is quoted although a page answers',
      kind: 'proportion',
      worst: 1,
      wrong: 'had an answer, and were told that there is none',
      appliesTo: ({ answerable }: Item) => answerable,
      score: scoreResult((_: Item, { status }: PolicySearchResult) => (status === 'nothing-found' ? 1 : 0)),
    },
    'withdrawn-marked': {
      what: 'no passage of a withdrawn page is quoted without saying that it is withdrawn',
      kind: 'proportion',
      worst: 0,
      wrong: 'got a withdrawn page as if it were current',
      score: scoreResult((_: Item, { passages }: PolicySearchResult) =>
        passages.every(({ citation: { position, notes = [] } }) => !isWithdrawn(position.document) || notes.includes('Withdrawn')) ? 1 : 0,
      ),
    },
    'nation-marked': {
      what: 'no passage that holds for other nations only is quoted without saying for which (questions that name a nation)',
      kind: 'proportion',
      worst: 0,
      wrong: "got another nation's page with no word of that",
      appliesTo: ({ nation }: Item) => nation !== undefined,
      score: scoreResult(({ nation }: Item, { passages }: PolicySearchResult) =>
        passages.every(
          ({ citation: { position, notes = [] } }) =>
            !isForOthers(position.document, nation) || notes.some((note) => note.startsWith('Applies to: ')),
        )
          ? 1
          : 0,
      ),
    },
    verbatim: {
      what: 'every quotation stands where its citation says',
      kind: 'proportion',
      worst: 0,
      score: scoreResult((_: Item, { passages }: PolicySearchResult) =>
        passages.every(({ citation }) => isVerbatimQuotation(citation)) ? 1 : 0,
      ),
    },
  },
  requirements: {
    'right-passage': { kind: 'bound', atLeast: 0.6 },
    'first-page-right': { kind: 'reported' },
    'not-stated': { kind: 'bound', atLeast: 0.85 },
    'honest-nothing-found': { kind: 'bound', atLeast: 0.35 },
    'wrongly-nothing-found': { kind: 'bound', atMost: 0.15 },
    'first-passage-right': { kind: 'reported' },
    stated: { kind: 'reported' },
    confidence: { kind: 'reported' },
    precision: { kind: 'reported' },
    'coverage-at-precision': { kind: 'reported' },
    'risk-area': { kind: 'reported' },
    'withdrawn-marked': { kind: 'invariant', minimum: 60 },
    'nation-marked': { kind: 'invariant', minimum: 20 },
    verbatim: { kind: 'invariant', minimum: 60 },
  },
  riskCoverage: { confidence: 'confidence', right: 'first-passage-right', stated: 'stated', precision: 0.95 },
  judged: true,
  unit: 'questions',
  notes: [
    'A question that lies near a page without being answered there often gets passages of that page, seldom stated as the answer: see the slices. Read what is quoted.',
    'Coverage at a precision is chosen on the same questions that it is told of: on others it is somewhat less.',
  ],
});

// --- Internal ---

let pages: ReadonlyMap<string, StoredDocument> | undefined;

function pageOf(id: string): StoredDocument | undefined {
  pages ??= new Map(policyCorpus().map((page) => [page.id, page]));
  return pages.get(id);
}

function isWithdrawn(id: string): boolean {
  return pageOf(id)?.metadata.status === 'withdrawn';
}

function isForOthers(id: string, nation = ''): boolean {
  const holdsFor = pageOf(id)?.metadata.nation;
  return holdsFor !== undefined && holdsFor !== 'United Kingdom' && !holdsFor.includes(nation);
}

/** A quotation holds an answer when it has nearly all of its topic words. */
function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const said = new Set(contentStems(text));
  return answers.some((answer) => containment(new Set(contentStems(answer)), said) >= 0.9);
}
