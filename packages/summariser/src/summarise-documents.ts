import type { ToolContext, ToolEvent } from '@assay/core';
import { composeParts } from './compose-parts.ts';
import { contextNeeds } from './context/context-needs.ts';
import { findStanding } from './context/find-standing.ts';
import { groupPoints } from './context/group-points.ts';
import { headingsThatQualify } from './context/headings-that-qualify.ts';
import { countToCheck } from './count-to-check.ts';
import { inTurns } from './in-turns.ts';
import { leftOutOf } from './left-out.ts';
import { readRequest } from './read-request.ts';
import { readingAge } from './reading-age.ts';
import { modeFor } from './score-points.ts';
import { judgingPoints } from './scoring/point-features.ts';
import type { SummariserInput, SummariserResult } from './summariser.ts';
import { tellComparison } from './tell-comparison.ts';
import { tellPart, tellStatement } from './tell-part.ts';
import { wordsOf } from './words-of.ts';

/** The summariser on the embedded engine: chooses sentences, changes none. */
export async function* summariseDocuments(request: SummariserInput, context: ToolContext): AsyncGenerator<ToolEvent, SummariserResult> {
  const { focus = '', template } = request;
  const { outline, format, words, cite } = yield* readRequest(request, context);
  const { points } = outline;
  if (format.compares === true) return yield* tellComparison({ outline, cite, format, words });

  yield { type: 'progress', message: `Choosing from ${points.length} sentences` };
  context.signal.throwIfAborted();
  const mode = modeFor(outline, { focus, words });
  const features = await inTurns(judgingPoints(outline), context.signal);
  const groups = groupPoints(await inTurns(contextNeeds(outline, words), context.signal));
  const standingPlaces = mode === 'voices' ? [] : findStanding(outline);
  const parts = composeParts(outline, { format, mode, focus, words, features, groups, first: standingPlaces });

  const standing = standingPlaces.map((place) => ({ text: points[place]?.text ?? '', citations: cite(place) }));
  for (const statement of standing) yield* tellStatement(statement);
  const telling = { outline, cite, format, qualifying: headingsThatQualify(outline), isTemplate: template !== undefined };
  const made: SummariserResult['parts'] = [];
  for (const part of parts) if (part.places.length > 0 || part.empty === 'tell') made.push(yield* tellPart(part, telling));
  if (made.length === 0) made.push(yield* tellPart({ heading: '', empty: 'tell', places: [] }, telling));

  const told = [...standingPlaces, ...parts.flatMap(({ places }) => places)];
  const chosen = new Set(told);
  return {
    title: outline.titles.filter((title) => title !== '').join('; '),
    format: format.id,
    mode,
    words: wordsOf(points, told),
    asked: words,
    standing,
    parts: made,
    leftOut: leftOutOf(outline, chosen, { cite, isSetAgainst: mode === 'pages' || mode === 'question' }),
    dropped: 0,
    readingAge: readingAge(told.map((place) => points[place]?.text ?? '').join('\n')),
    toCheck: countToCheck([...chosen].flatMap((place) => points[place] ?? [])),
  };
}
