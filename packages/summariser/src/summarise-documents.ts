import type { ToolContext, ToolEvent } from '@assay/core';
import { askedWords } from './asked-words.ts';
import { citer } from './citer.ts';
import { composeParts } from './compose-parts.ts';
import { contextNeeds } from './context/context-needs.ts';
import { findStanding } from './context/find-standing.ts';
import { headingsThatQualify } from './context/headings-that-qualify.ts';
import { countToCheck } from './count-to-check.ts';
import { sectionsLeftOut, statementsAgainst } from './left-out.ts';
import { readOutline } from './outline/read-outline.ts';
import { readingAge } from './reading-age.ts';
import { requestedFormat } from './requested-format.ts';
import { modeFor } from './score-points.ts';
import { pointFeatures } from './scoring/point-features.ts';
import type { SummariserInput, SummariserResult } from './summariser.ts';
import { tellComparison } from './tell-comparison.ts';
import { tellPart, tellStatement } from './tell-part.ts';

/** The summariser on the embedded engine: chooses sentences, changes none. */
export async function* summariseDocuments(request: SummariserInput, context: ToolContext): AsyncGenerator<ToolEvent, SummariserResult> {
  const { documents, focus = '', template } = request;
  yield { type: 'progress', message: documents.length === 1 ? 'Reading the document' : `Reading ${documents.length} documents` };
  const outline = readOutline(documents);
  const { points } = outline;
  const given = points.reduce((sum, point) => sum + point.words.length, 0);
  const format = requestedFormat(request);
  const words = askedWords(request.length ?? { words: format.words }, given);
  const cite = citer(outline, documents);
  if (format.compares === true) return yield* tellComparison({ outline, cite, format, words });

  yield { type: 'progress', message: `Choosing from ${points.length} sentences` };
  context.signal.throwIfAborted();
  const features = once(() => pointFeatures(outline));
  const needs = once(() => contextNeeds(outline, words));
  const mode = modeFor(outline, { focus, words });
  const standingPlaces = mode === 'voices' ? [] : findStanding(outline);
  const parts = composeParts(outline, { format, mode, focus, words, features, needs, first: standingPlaces });

  const standing = standingPlaces.map((place) => ({ text: points[place]?.text ?? '', citations: cite(place) }));
  for (const statement of standing) yield* tellStatement(statement);
  const telling = { outline, cite, format, qualifying: headingsThatQualify(outline), isTemplate: template !== undefined };
  const made: SummariserResult['parts'] = [];
  for (const part of parts) if (part.places.length > 0 || part.empty === 'tell') made.push(yield* tellPart(part, telling));
  if (made.length === 0) made.push(yield* tellPart({ heading: '', empty: 'tell', places: [] }, telling));

  const told = [...standingPlaces, ...parts.flatMap(({ places }) => places)];
  const chosen = new Set(told);
  const against = mode === 'pages' || mode === 'question' ? statementsAgainst(outline, chosen) : [];
  return {
    title: outline.titles.filter((title) => title !== '').join('; '),
    format: format.id,
    mode,
    words: told.reduce((sum, place) => sum + (points[place]?.wordCount ?? 0), 0),
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
    readingAge: readingAge(told.map((place) => points[place]?.text ?? '').join('\n')),
    toCheck: countToCheck([...chosen].flatMap((place) => points[place] ?? [])),
  };
}

// --- Internal ---

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
