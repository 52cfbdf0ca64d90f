import { AssayError, type ModelContext, shownLine, type ToolEvent } from '@assay/core';
import { countWords } from '@assay/language';
import { findStanding } from '../context/find-standing.ts';
import { countToCheck } from '../count-to-check.ts';
import type { Format, FormatPart } from '../formats.ts';
import { leftOutOf } from '../left-out.ts';
import { phrases } from '../phrases.ts';
import { readRequest } from '../read-request.ts';
import { readingAge } from '../reading-age.ts';
import { pointFeatures } from '../scoring/point-features.ts';
import { scorePages } from '../scoring/score-pages.ts';
import type { SummariserInput, SummariserResult } from '../summariser.ts';
import { tellComparison } from '../tell-comparison.ts';
import { tellHeading, tellStatement } from '../tell-part.ts';
import { type CheckedStatement, checkedStatements } from './checked-statements.ts';
import { none, prompts } from './prompts.ts';
import { numbered, selectPoints } from './select-points.ts';

/** The summariser on a model engine: the model chooses numbered sentences, then writes from them; what they do not bear out is dropped. */
export async function* summariseWithModel(request: SummariserInput, context: ModelContext): AsyncGenerator<ToolEvent, SummariserResult> {
  const { focus = '', template } = request;
  const { outline, format, words, cite } = yield* readRequest(request, context);
  const { points } = outline;
  // What differs between two versions is a matter of fact: no model is asked.
  if (format.compares === true) return yield* tellComparison({ outline, cite, format, words });

  yield { type: 'progress', message: `Choosing from ${points.length} sentences` };
  let scores: readonly number[] | undefined;
  const selecting = {
    model: context.model,
    focus,
    scores: () => {
      scores ??= scorePages(pointFeatures(outline));
      return scores;
    },
  };
  const standing = findStanding(outline);
  const selected = yield* selectPoints(points, [...points.keys()], selecting);
  const offered = [...new Set([...standing, ...selected])].sort((a, b) => a - b);
  yield { type: 'progress', message: `Writing from ${offered.length} sentences and checking every statement against them` };
  const asked = prompts.write(slotsOf(format, { words, focus, sentences: numbered(points, offered) }));
  const { statements, dropped } = await checkedStatements(asked, { points, offered: new Set(offered), cite, context });
  if (statements.length === 0)
    throw new AssayError('engine-malformed', 'The model wrote nothing that the document bears out. Try again, or use the embedded engine.');

  const parts: SummariserResult['parts'] = [];
  for (const [{ heading, empty }, own] of byPart(statements, format)) {
    const isEmpty = own.length === 0;
    if (isEmpty && empty === 'omit') continue;
    yield* tellHeading(heading, { isTemplate: template !== undefined, isEmpty });
    for (const statement of own) yield* tellStatement(statement);
    parts.push({
      heading,
      status: isEmpty ? 'not-found' : 'filled',
      statements: own.map(({ text, citations }) => ({ text, citations, follows: false })),
    });
  }
  if (dropped > 0) yield { type: 'text', text: phrases().dropped ?? '', phrase: 'dropped' };

  const used = new Set(statements.flatMap(({ places }) => places));
  const said = statements.map(({ text }) => text).join('\n');
  return {
    title: outline.titles.filter((title) => title !== '').join('; '),
    format: format.id,
    mode: 'written',
    words: countWords(said),
    asked: words,
    standing: [],
    parts,
    leftOut: leftOutOf(outline, used, { cite, isSetAgainst: true }),
    dropped,
    readingAge: readingAge(said),
    toCheck: countToCheck([...used].flatMap((place) => points[place] ?? [])),
  };
}

// --- Internal ---

const longestHeading = 200;

function slotsOf(format: Format, { words, focus, sentences }: { words: number; focus: string; sentences: string }) {
  const headings = format.parts.flatMap(({ heading }) => (heading === '' ? [] : [shownLine(heading, longestHeading)]));
  return {
    words,
    question: focus === '' ? none : focus,
    headings: headings.length === 0 ? none : headings.map((heading) => `## ${heading}`).join('\n'),
    sentences,
  };
}

/** The statements under the heading of each part of the format, in its order; what stands under another heading goes to the last. */
function byPart(
  statements: readonly CheckedStatement[],
  { parts }: Format,
): readonly (readonly [FormatPart, readonly CheckedStatement[]])[] {
  const known = new Map(parts.map(({ heading }) => [flat(heading), heading]));
  const last = parts.at(-1)?.heading ?? '';
  const grouped = Map.groupBy(statements, ({ heading }) => known.get(flat(heading)) ?? last);
  return parts.map((part) => [part, grouped.get(part.heading) ?? []]);
}

function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
