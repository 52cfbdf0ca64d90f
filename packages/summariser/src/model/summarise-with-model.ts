import { AssayError, type ToolContext, type ToolEvent } from '@assay/core';
import { countWords } from '@assay/language';
import { askedWords } from '../asked-words.ts';
import { citer } from '../citer.ts';
import { findStanding } from '../context/find-standing.ts';
import { countToCheck } from '../count-to-check.ts';
import type { Format } from '../formats.ts';
import { sectionsLeftOut, statementsAgainst } from '../left-out.ts';
import { readOutline } from '../outline/read-outline.ts';
import { headingPhrase, phrases } from '../phrases.ts';
import { readingAge } from '../reading-age.ts';
import { requestedFormat } from '../requested-format.ts';
import { pointFeatures } from '../scoring/point-features.ts';
import { scorePages } from '../scoring/score-pages.ts';
import type { SummariserInput, SummariserResult } from '../summariser.ts';
import { tellComparison } from '../tell-comparison.ts';
import { tellStatement } from '../tell-part.ts';
import { ask } from './ask.ts';
import { type CheckedStatement, checkedStatements } from './checked-statements.ts';
import { prompt } from './prompts.ts';
import { numbered, selectPoints } from './select-points.ts';

/** The summariser on a model engine: the model chooses numbered sentences, then writes from them; what they do not bear out is dropped. */
export async function* summariseWithModel(request: SummariserInput, context: ToolContext): AsyncGenerator<ToolEvent, SummariserResult> {
  const { engine, signal } = context;
  if (engine.kind !== 'model') throw new AssayError('tool-failed', 'This way of summarising needs a model engine.');
  const { documents, focus = '', template } = request;
  yield { type: 'progress', message: documents.length === 1 ? 'Reading the document' : `Reading ${documents.length} documents` };
  const outline = readOutline(documents);
  const { points } = outline;
  const format = requestedFormat(request);
  const words = askedWords(
    request.length ?? { words: format.words },
    points.reduce((sum, { wordCount }) => sum + wordCount, 0),
  );
  const cite = citer(outline, documents);
  // What differs between two versions is a matter of fact: no model is asked.
  if (format.compares === true) return yield* tellComparison({ outline, cite, format, words });

  yield { type: 'progress', message: `Choosing from ${points.length} sentences` };
  let scores: readonly number[] | undefined;
  const selecting = {
    engine,
    signal,
    focus,
    scores: () => {
      scores ??= scorePages(pointFeatures(outline));
      return scores;
    },
  };
  const standing = findStanding(outline);
  const selected = yield* selectPoints(points, [...points.keys()], selecting);
  const offered = [...new Set([...standing, ...selected])].sort((a, b) => a - b);
  yield { type: 'progress', message: `Writing from ${offered.length} sentences` };
  const answer = await ask(engine, prompt('write', slotsOf(format, { words, focus, sentences: numbered(points, offered) })), signal);
  yield { type: 'progress', message: 'Checking every statement against its sentences' };
  const { statements, dropped } = await checkedStatements(answer, { points, offered: new Set(offered), cite, engine, context });
  if (statements.length === 0)
    throw new AssayError('engine-failed', 'The model wrote nothing that the document bears out. Try again, or use the embedded engine.');

  const parts: SummariserResult['parts'] = [];
  for (const [heading, own] of byHeading(statements, format)) {
    if (own.length === 0 && emptyOf(heading, format) === 'omit') continue;
    if (heading !== '') yield { type: 'text', text: heading, phrase: template === undefined ? headingPhrase(heading) : 'template-heading' };
    if (own.length === 0) yield { type: 'text', text: phrases()['not-found'] ?? '', phrase: 'not-found' };
    for (const statement of own) yield* tellStatement(statement);
    parts.push({
      heading,
      status: own.length === 0 ? 'not-found' : 'filled',
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
    leftOut: {
      sections: [...sectionsLeftOut(outline, used)],
      against: statementsAgainst(outline, used).map(({ place, kept, why }) => ({
        text: points[place]?.own ?? '',
        citation: cite.one(place),
        why,
        kept: points[kept]?.text ?? '',
      })),
      differences: 0,
    },
    dropped,
    readingAge: readingAge(said),
    toCheck: countToCheck([...used].flatMap((place) => points[place] ?? [])),
  };
}

// --- Internal ---

function slotsOf(format: Format, { words, focus, sentences }: { words: number; focus: string; sentences: string }) {
  const headings = format.parts.map(({ heading }) => heading).filter((heading) => heading !== '');
  return {
    words,
    focus: focus === '' ? '' : `, for the question "${focus}"`,
    headings:
      headings.length === 0
        ? ''
        : `\nUse these headings, in this order, each on a line of its own after "## "; leave out a heading for which the sentences say nothing:\n${headings.map((heading) => `## ${heading}`).join('\n')}\n`,
    sentences,
  };
}

/** The statements under each heading of the format, in its order; what stands under another heading goes to the last. */
function byHeading(
  statements: readonly CheckedStatement[],
  { parts }: Format,
): readonly (readonly [string, readonly CheckedStatement[]])[] {
  const known = new Map(parts.map(({ heading }) => [flat(heading), heading]));
  const last = parts.at(-1)?.heading ?? '';
  const grouped = Map.groupBy(statements, ({ heading }) => known.get(flat(heading)) ?? last);
  return parts.map(({ heading }) => [heading, grouped.get(heading) ?? []]);
}

function emptyOf(heading: string, { parts }: Format): 'omit' | 'tell' {
  return parts.find((part) => part.heading === heading)?.empty ?? 'omit';
}

function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
