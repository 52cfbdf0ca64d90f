import type { Citation, Passage, ToolContext, ToolEvent } from '@assay/core';
import { containment, contentStems } from '@assay/language';
import { chooseQuote } from './choose-quote.ts';
import { phrases } from './phrases.ts';
import type { PolicySearchInput, PolicySearchResult } from './policy-search.ts';

/**
 * When a page is taken to be about the question: it holds the weight of this many words that no other page has,
 * or nearly all that was asked. Chosen on the tune half of the accuracy suite.
 */
const leastSupport = 1.2;
const nearlyAll = 0.75;

/** Further passages are shown while they score at least this share of the best one. */
const nearBest = 0.65;

const mostPassages = 4;

/** Policy search on the embedded engine: quotes passages, writes nothing of its own. */
export async function* quotePassages(
  { question, scenario }: PolicySearchInput,
  context: ToolContext,
): AsyncGenerator<ToolEvent, PolicySearchResult> {
  yield { type: 'progress', message: 'Searching the documents' };
  const request = { text: question, collection: 'policy', limit: 20, ...(scenario === undefined ? {} : { scenario }) };
  const { passages, receipt } = await context.search(request);
  yield { type: 'progress', message: `Reading ${passages.length} passages from ${receipt.documentsSearched} documents` };

  const current = passages.filter(({ metadata }) => metadata.status !== 'withdrawn');
  const best = current[0];
  const isAbout = best !== undefined && (best.support >= leastSupport || best.coverage >= nearlyAll);
  const answering = isAbout ? distinct(current.filter(({ score }) => score >= nearBest * best.score)) : [];
  const nearest = nearestPages(passages);
  const searched = { ...receipt, terms: [...receipt.terms] };

  if (answering.length === 0) {
    const text = phrases()['nothing-found'] ?? '';
    yield { type: 'text', text, phrase: 'nothing-found' };
    return { status: 'nothing-found', passages: [], nearest, receipt: searched };
  }

  const quoted: PolicySearchResult['passages'] = [];
  for (const passage of answering) {
    const citation = cite(passage, question, quoted.length + 1);
    yield { type: 'citation', citation };
    yield { type: 'text', text: citation.quote, citations: [citation] };
    quoted.push({ text: citation.quote, citation });
  }
  return { status: 'answered', passages: quoted, nearest, receipt: searched };
}

// --- Internal ---

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

function nearestPages(passages: readonly Passage[]): PolicySearchResult['nearest'] {
  const pages = new Map<string, PolicySearchResult['nearest'][number]>();
  for (const { document, title, metadata } of passages) {
    if (!pages.has(document)) pages.set(document, { document, title, note: metadata.status === 'withdrawn' ? 'withdrawn' : '' });
  }
  return [...pages.values()].slice(0, 5);
}
