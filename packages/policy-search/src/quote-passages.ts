import { type Citation, givenFields, type Passage, type ToolContext, type ToolEvent } from '@assay/core';
import { containment, contentStems, nationsOf, withoutNations } from '@assay/language';
import { aboutQuestion } from './about-question.ts';
import { asksForWithdrawn } from './asks-for-withdrawn.ts';
import { chooseQuote } from './choose-quote.ts';
import { type Disagreement, disagreementBetween, disagreementsOf } from './disagreements-of.ts';
import { judgeAnswer } from './judge-answer.ts';
import { mismatchOf } from './mismatch-of.ts';
import { nationsToChoose } from './nations-to-choose.ts';
import { phrases } from './phrases.ts';
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

/** Policy search on the embedded engine: quotes passages, writes nothing of its own. */
export async function* quotePassages(
  { question: asked, scenario, previous = [], filters }: PolicySearchInput,
  context: ToolContext,
): AsyncGenerator<ToolEvent, PolicySearchResult> {
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

  const found = passages.map((passage): Found => ({ passage, mismatch: mismatchOf(question, passage) }));
  const mismatched = new Set(found.flatMap(({ passage, mismatch }) => (mismatch === undefined ? [] : [passage])));
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
  const judged = judgeAnswer(question, { fitting, mismatched: ranked.filter(isMismatched), about });
  const nearest = nearestPages(found);
  const searched = { ...receipt, query: question, terms: [...receipt.terms], filters };

  if (judged.status === 'nothing-found') {
    const text = phrases()['nothing-found'] ?? '';
    yield { type: 'text', text, phrase: 'nothing-found' };
    return { status: 'nothing-found', confidence: 0, passages: [], nearest, choices: [], disagreements: [], receipt: searched };
  }

  const { status, first, confidence } = judged;
  const answering = distinct(besideFirst(first, fitting));
  if (status === 'perhaps') yield { type: 'text', text: phrases().perhaps ?? '', phrase: 'perhaps' };
  const quoted: PolicySearchResult['passages'] = [];
  for (const passage of answering) {
    const citation = cite(passage, question, quoted.length + 1);
    yield { type: 'citation', citation };
    yield { type: 'text', text: citation.quote, citations: [citation] };
    quoted.push({ text: citation.quote, citation });
  }
  const choices = [...nationsToChoose(question, answering)];
  if (choices.length > 0) yield { type: 'text', text: phrases()['which-nation'] ?? '', phrase: 'which-nation' };
  const disagreements = disagreementsOf(answering).map(({ one, other }) => ({ pages: [one, other].map(saidOnPage) }));
  if (disagreements.length > 0) yield { type: 'text', text: phrases()['pages-disagree'] ?? '', phrase: 'pages-disagree' };
  return { status, confidence, passages: quoted, nearest, choices, disagreements, receipt: searched };
}

// --- Internal ---

function saidOnPage({ passage, says }: Disagreement['one']): PolicySearchResult['disagreements'][number]['pages'][number] {
  const { document, title, metadata } = passage;
  return { document, title, says, ...(metadata.updated === undefined ? {} : { updated: metadata.updated.slice(0, 10) }) };
}

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

function cite({ text, title, position, metadata }: Passage, question: string, number: number): Citation {
  const { start, end } = chooseQuote(text, question);
  const notes = [
    metadata.status === 'withdrawn' ? 'Withdrawn' : [],
    metadata.updated === undefined ? [] : `Updated: ${metadata.updated.slice(0, 10)}`,
    metadata.nation === undefined ? [] : `Applies to: ${metadata.nation}`,
    metadata.synthetic === true ? 'Synthetic sample' : [],
  ].flat();
  return {
    id: `${number}`,
    title,
    quote: text.slice(start, end),
    position: { ...position, start: position.start + start, end: position.start + end },
    ...(metadata.url === undefined ? {} : { url: metadata.url }),
    ...(notes.length === 0 ? {} : { notes }),
  };
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
