import { type Citation, givenFields, type Passage, type ToolContext, type ToolEvent } from '@assay/core';
import { containment, contentStems, nationsOf, withoutNations } from '@assay/language';
import { chooseQuote } from './choose-quote.ts';
import { mismatchOf } from './mismatch-of.ts';
import { nationsToChoose } from './nations-to-choose.ts';
import { phrases } from './phrases.ts';
import type { PolicySearchInput, PolicySearchResult } from './policy-search.ts';
import { resolveQuestion } from './resolve-question.ts';

/** From here on a page is taken to be about the question. Chosen on the tune half of the accuracy suite. */
const leastConfidence = 0.18;

/** Further passages are shown while they score at least this share of the best one. */
const nearBest = 0.65;

const mostPassages = 4;

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
    text: nations === '' ? question : subjectOf(question),
    collection: 'policy',
    limit: 20,
    ...(told === '' ? {} : { scenario: told }),
    ...(filters === undefined ? {} : { filters: givenFields(filters) }),
  };
  const { passages, receipt } = await context.search(request);
  yield { type: 'progress', message: `Reading ${passages.length} passages from ${receipt.documentsSearched} documents` };

  const found = passages.map((passage): Found => ({ passage, mismatch: mismatchOf(question, passage) }));
  // A withdrawn page answers only who asks for withdrawn ones, and then says so.
  const current = found.filter(({ passage }) => filters?.status === 'withdrawn' || passage.metadata.status !== 'withdrawn');
  // What is about something else still sets the measure: far below it nothing answers either.
  const least = nearBest * (current[0]?.passage.score ?? 0);
  const fitting = current.flatMap(({ passage, mismatch }) => (mismatch === undefined && passage.score >= least ? [passage] : []));
  const answering = (fitting[0]?.confidence ?? 0) >= leastConfidence ? distinct(fitting) : [];
  const nearest = nearestPages(found);
  const searched = { ...receipt, query: question, terms: [...receipt.terms], filters };

  if (answering.length === 0) {
    const text = phrases()['nothing-found'] ?? '';
    yield { type: 'text', text, phrase: 'nothing-found' };
    return { status: 'nothing-found', confidence: 0, passages: [], nearest, choices: [], receipt: searched };
  }

  const quoted: PolicySearchResult['passages'] = [];
  for (const passage of answering) {
    const citation = cite(passage, question, quoted.length + 1);
    yield { type: 'citation', citation };
    yield { type: 'text', text: citation.quote, citations: [citation] };
    quoted.push({ text: citation.quote, citation });
  }
  const choices = [...nationsToChoose(question, answering)];
  if (choices.length > 0) yield { type: 'text', text: phrases()['which-nation'] ?? '', phrase: 'which-nation' };
  return { status: 'answered', confidence: answering[0]?.confidence ?? 0, passages: quoted, nearest, choices, receipt: searched };
}

// --- Internal ---

/** The question without the nations it names; where they are all of it, as it stands. */
function subjectOf(question: string): string {
  const subject = withoutNations(question);
  return /[\p{L}\p{N}]/u.test(subject) ? subject : question;
}

/** A passage, and why it is about something else where it is. */
interface Found {
  readonly passage: Passage;
  readonly mismatch: string | undefined;
}

/** The first few passages, without those that say what one before them said. */
function distinct(passages: readonly Passage[]): readonly Passage[] {
  const kept: { passage: Passage; stems: ReadonlySet<string> }[] = [];
  for (const passage of passages) {
    const stems = new Set(contentStems(passage.text));
    if (kept.some((other) => containment(stems, other.stems) > 0.8)) continue;
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
