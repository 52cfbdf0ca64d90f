import type { Citation, ToolContext, ToolEvent } from '@assay/core';
import { askedWords } from './asked-words.ts';
import { citer } from './citer.ts';
import { composeParts } from './compose-parts.ts';
import { contextNeeds } from './context/context-needs.ts';
import { findStanding } from './context/find-standing.ts';
import { headingsThatQualify } from './context/headings-that-qualify.ts';
import { countToCheck } from './count-to-check.ts';
import { sectionsLeftOut, statementsAgainst } from './left-out.ts';
import { readOutline } from './outline/read-outline.ts';
import { headingPhrase, phrases } from './phrases.ts';
import { detailsOf } from './point-details.ts';
import { readingAge } from './reading-age.ts';
import { requestedFormat } from './requested-format.ts';
import { modeFor } from './score-points.ts';
import { pointFeatures } from './scoring/point-features.ts';
import type { SummariserInput, SummariserResult, SummaryStatement } from './summariser.ts';
import { tellComparison } from './tell-comparison.ts';

type Part = SummariserResult['parts'][number];

/** The summariser on the embedded engine: chooses sentences, changes none. */
export async function* summariseDocuments(request: SummariserInput, context: ToolContext): AsyncGenerator<ToolEvent, SummariserResult> {
  const { documents, focus = '', template } = request;
  yield { type: 'progress', message: documents.length === 1 ? 'Reading the document' : `Reading ${documents.length} documents` };
  const outline = readOutline(documents);
  const { points } = outline;
  const given = points.reduce((sum, point) => sum + point.words.length, 0);
  const chosenFormat = requestedFormat(request);
  const words = askedWords(request.length ?? { words: chosenFormat.words }, given);
  const cite = citer(outline, documents);
  if (chosenFormat.compares === true) return yield* tellComparison({ outline, cite, format: chosenFormat, words });

  yield { type: 'progress', message: `Choosing from ${points.length} sentences` };
  context.signal.throwIfAborted();
  const features = once(() => pointFeatures(outline));
  const needs = once(() => contextNeeds(outline, words));
  const mode = modeFor(outline, { focus, words });
  const standingPlaces = mode === 'voices' ? [] : findStanding(outline);
  const parts = composeParts(outline, { format: chosenFormat, mode, focus, words, features, needs, first: standingPlaces });

  const standing: SummariserResult['standing'] = [];
  for (const place of standingPlaces) {
    const told = { text: points[place]?.text ?? '', citations: cite(place) };
    standing.push(told);
    yield* tell(told);
  }
  const qualifying = headingsThatQualify(outline);
  const made: Part[] = [];
  const chosen = new Set<number>(standingPlaces);
  for (const { heading, empty, places } of parts) {
    if (places.length === 0 && empty === 'omit') continue;
    if (heading !== '') yield { type: 'text', text: heading, phrase: template === undefined ? headingPhrase(heading) : 'template-heading' };
    if (places.length === 0) yield { type: 'text', text: phrases()['not-found'] ?? '', phrase: 'not-found' };
    const statements: SummaryStatement[] = [];
    let above: number | undefined;
    for (const [position, place] of places.entries()) {
      const point = points[place];
      if (point === undefined) continue;
      chosen.add(place);
      const by = qualifying.get(point.section);
      const headed = by === undefined || by === above ? undefined : cite.heading(by);
      above = by;
      if (headed !== undefined) yield* tell({ text: headed.quote, citations: [headed] });
      const details = detailsOf(point, outline, chosenFormat.details);
      const before = places[position - 1];
      const statement = { text: point.text, citations: cite(place) };
      yield* tell(statement);
      statements.push({
        ...statement,
        ...(by === undefined ? {} : { under: outline.sections[by]?.title ?? '' }),
        follows: before === place - 1 && points[before]?.paragraph === point.paragraph,
        ...(details === undefined ? {} : { details }),
      });
    }
    made.push({ heading, status: places.length === 0 ? 'not-found' : 'filled', statements });
  }

  if (made.length === 0) {
    yield { type: 'text', text: phrases()['not-found'] ?? '', phrase: 'not-found' };
    made.push({ heading: '', status: 'not-found', statements: [] });
  }
  const told = [...chosen].sort((a, b) => a - b).flatMap((place) => points[place] ?? []);
  const against = mode === 'pages' || mode === 'question' ? statementsAgainst(outline, chosen) : [];
  return {
    title: outline.titles.filter((title) => title !== '').join('; '),
    format: chosenFormat.id,
    mode,
    words: told.reduce((sum, { wordCount }) => sum + wordCount, 0),
    asked: words,
    standing,
    parts: made,
    leftOut: {
      sections: [...sectionsLeftOut(outline, chosen)],
      against: against.map(({ place, kept, why }) => ({
        text: points[place]?.own ?? '',
        citation: cite.one(place),
        why,
        kept: points[kept]?.text ?? '',
      })),
      differences: 0,
    },
    dropped: 0,
    readingAge: readingAge(told.map(({ text }) => text).join('\n')),
    toCheck: countToCheck(told),
  };
}

// --- Internal ---

function* tell({ text, citations }: { readonly text: string; readonly citations: readonly Citation[] }): Generator<ToolEvent> {
  for (const citation of citations) yield { type: 'citation', citation };
  yield { type: 'text', text, citations };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
