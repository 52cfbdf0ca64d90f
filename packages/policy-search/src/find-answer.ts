import { givenFields, type Passage, type ToolContext, type ToolEvent } from '@assay/core';
import { containment, contentStems, nationsOf, withoutNations } from '@assay/language';
import { aboutQuestion } from './about-question.ts';
import { asksForWithdrawn } from './asks-for-withdrawn.ts';
import { disagreementBetween } from './disagreements-of.ts';
import { judgeAnswer } from './judge-answer.ts';
import { mismatchOf, pagesElsewhere } from './mismatch-of.ts';
import type { PolicySearchInput, PolicySearchResult } from './policy-search.ts';
import { type RankedPassage, rankAnswers } from './rank-answers.ts';
import { resolveQuestion } from './resolve-question.ts';
import { withoutAges } from './without-ages.ts';

/** Further passages are shown while what speaks for them is not much less than for the first. */
const nearFirst = 6;

/** How much a passage of the first one's section is raised. */
const sameSection = 2;

const mostPassages = 4;

/** Enough to hold the rest of each page that could answer, and what stands beside it. */
const passagesRead = 40;

/** What was found for a question: passages that answer, surely or perhaps, or none. */
export interface FoundAnswer {
  /** The question in full, where it goes on from another. */
  readonly question: string;
  readonly status: PolicySearchResult['status'];
  readonly confidence: number;
  /** Best first; none where nothing was found. */
  readonly answering: readonly Passage[];
  readonly nearest: PolicySearchResult['nearest'];
  readonly receipt: PolicySearchResult['receipt'];
}

/** Searches, ranks and judges: the same for every engine. */
export async function* findAnswer(
  { question: asked, scenario, previous = [], filters }: PolicySearchInput,
  context: Pick<ToolContext, 'search'>,
): AsyncGenerator<ToolEvent, FoundAnswer> {
  const question = resolveQuestion(asked, previous);
  yield { type: 'progress', message: 'Searching the documents' };
  // A nation is no subject: it helps to rank pages, but a page of that nation about something else is no answer.
  const nations = [...nationsOf(question)].join(' ');
  const told = `${scenario ?? ''} ${nations}`.trim();
  const request = {
    text: subjectOf(question),
    collection: 'policy',
    limit: passagesRead,
    ...(told === '' ? {} : { scenario: told }),
    ...(filters === undefined ? {} : { filters: givenFields(filters) }),
  };
  const { passages, receipt } = await context.search(request);
  yield { type: 'progress', message: `Reading ${passages.length} passages from ${receipt.documentsSearched} documents` };

  const elsewhere = pagesElsewhere(question, passages);
  const mismatch = (passage: Passage) =>
    elsewhere.has(passage.document) ? 'says that other rules hold in the nation asked about' : mismatchOf(question, passage);
  const read = passages.map((passage): Found => ({ passage, mismatch: mismatch(passage) }));
  const mismatched = new Set(read.flatMap(({ passage, mismatch }) => (mismatch === undefined ? [] : [passage])));
  // A withdrawn page answers only who asks for what has ended, and then says so.
  const isWithdrawnAskedFor = filters?.status === 'withdrawn' || asksForWithdrawn(question);
  const current = passages.filter(({ metadata }) => isWithdrawnAskedFor || metadata.status !== 'withdrawn');
  const ranked = rankAnswers({ question, words: receipt.terms }, current);
  const isMismatched = ({ passage }: RankedPassage) => mismatched.has(passage);
  const fitting = ranked.filter((item) => !isMismatched(item));
  const about = aboutQuestion(
    receipt.terms,
    fitting.map(({ passage }) => passage),
  );
  const judged = judgeAnswer({ question, words: receipt.terms }, { fitting, mismatched: ranked.filter(isMismatched), about });
  const nearest = nearestPages(read);
  const searched = { ...receipt, query: question, terms: [...receipt.terms], filters };

  const found = { question, nearest, receipt: searched };
  if (judged.status === 'nothing-found') return { ...found, status: 'nothing-found', confidence: 0, answering: [] };
  const { status, first, confidence } = judged;
  return { ...found, status, confidence, answering: distinct(besideFirst(first, fitting)) };
}

// --- Internal ---

/** The question without the nations it names and the ages it tells; where they are all of it, as it stands. */
function subjectOf(question: string): string {
  const untold = withoutAges(question);
  const subject = nationsOf(question).size === 0 ? untold : withoutNations(untold);
  return /[\p{L}\p{N}]/u.test(subject) ? subject : question;
}

/** A passage, and why it is about something else where it is. */
interface Found {
  readonly passage: Passage;
  readonly mismatch: string | undefined;
}

/** What may be quoted with the first passage, by what speaks for it; what stands in the same section counts more, as an answer is often split. */
function besideFirst(first: RankedPassage, ranked: readonly RankedPassage[]): readonly Passage[] {
  const { document, section } = first.passage.position;
  const isBeside = ({ passage: { position } }: RankedPassage) => position.document === document && position.section === section;
  return ranked
    .map((item) => ({ item, strength: item === first ? Number.POSITIVE_INFINITY : item.strength + (isBeside(item) ? sameSection : 0) }))
    .filter(({ strength }) => strength >= first.strength - nearFirst)
    .sort((a, b) => b.strength - a.strength)
    .map(({ item }) => item.passage);
}

/** The first few passages, without those that say what one before them said; one that says it with other figures stays. */
function distinct(passages: readonly Passage[]): readonly Passage[] {
  const kept: { passage: Passage; stems: ReadonlySet<string> }[] = [];
  for (const passage of passages) {
    const stems = new Set(contentStems(passage.text));
    const saysAgain = (other: (typeof kept)[number]) =>
      containment(stems, other.stems) > 0.8 && disagreementBetween(other.passage, passage) === undefined;
    if (kept.some(saysAgain)) continue;
    kept.push({ passage, stems });
    if (kept.length === mostPassages) break;
  }
  return kept.map(({ passage }) => passage);
}

function nearestPages(found: readonly Found[]): PolicySearchResult['nearest'] {
  const pages = new Map<string, PolicySearchResult['nearest'][number]>();
  for (const { passage, mismatch } of found) {
    const { document, title, metadata } = passage;
    const notes = [metadata.status === 'withdrawn' ? 'withdrawn' : [], mismatch ?? []].flat();
    if (!pages.has(document)) pages.set(document, { document, title, note: notes.join('; ') });
  }
  return [...pages.values()].slice(0, 5);
}
