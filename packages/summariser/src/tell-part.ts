import type { Citation, ToolEvent } from '@assay/core';
import type { Citer } from './citer.ts';
import type { ChosenPart } from './compose-parts.ts';
import type { Format } from './formats.ts';
import type { Outline } from './outline/outline.ts';
import { headingPhrase, phrases } from './phrases.ts';
import { detailsOf } from './point-details.ts';
import type { SummariserResult, SummaryStatement } from './summariser.ts';

interface Telling {
  readonly outline: Outline;
  readonly cite: Citer;
  readonly format: Format;
  /** For each section the one whose heading says how it is to be taken. */
  readonly qualifying: ReadonlyMap<number, number>;
  /** Whether the headings are those of the caller's own template. */
  readonly isTemplate: boolean;
}

/** Tells one part of a summary: its heading, and each point with the heading that says how it is to be taken. */
export function* tellPart(
  { heading, places }: ChosenPart,
  { outline, cite, format, qualifying, isTemplate }: Telling,
): Generator<ToolEvent, SummariserResult['parts'][number]> {
  yield* tellHeading(heading, { isTemplate, isEmpty: places.length === 0 });
  const statements: SummaryStatement[] = [];
  let above: number | undefined;
  for (const [position, place] of places.entries()) {
    const point = outline.points[place];
    if (point === undefined) continue;
    const by = qualifying.get(point.section);
    const headed = by === undefined || by === above ? undefined : cite.heading(by);
    above = by;
    if (headed !== undefined) yield* tellStatement({ text: headed.quote, citations: [headed] });
    const statement = { text: point.text, citations: cite(place) };
    yield* tellStatement(statement);
    const details = detailsOf(point, outline, format.details);
    const before = places[position - 1];
    statements.push({
      ...statement,
      ...(by === undefined ? {} : { under: outline.sections[by]?.title ?? '' }),
      follows: before === place - 1 && outline.points[before]?.paragraph === point.paragraph,
      ...(details === undefined ? {} : { details }),
    });
  }
  return { heading, status: places.length === 0 ? 'not-found' : 'filled', statements };
}

/** Tells a heading, the format's own or the caller's, and that nothing was found for it where that is so. */
export function* tellHeading(
  heading: string,
  { isTemplate, isEmpty }: { readonly isTemplate: boolean; readonly isEmpty: boolean },
): Generator<ToolEvent> {
  if (heading !== '') yield { type: 'text', text: heading, phrase: isTemplate ? 'template-heading' : headingPhrase(heading) };
  if (isEmpty) yield { type: 'text', text: phrases()['not-found'] ?? '', phrase: 'not-found' };
}

/** Tells a statement after the citations it rests on. */
export function* tellStatement({
  text,
  citations,
}: {
  readonly text: string;
  readonly citations: readonly Citation[];
}): Generator<ToolEvent> {
  for (const citation of citations) yield { type: 'citation', citation };
  yield { type: 'text', text, citations };
}
