import { findFigures } from '@assay/language';
import type { Format } from './formats.ts';
import type { Outline, Point } from './outline/outline.ts';
import type { SummaryStatement } from './summariser.ts';

/** What is told of a statement beside its words; each value stands in the document. */
type Details = NonNullable<SummaryStatement['details']>;

/** What a format tells of each statement beside its words. */
export function detailsOf(point: Point, outline: Outline, kind: Format['details']): Details | undefined {
  switch (kind) {
    case 'action':
      return actionDetails(point);
    case 'figure':
      return figureDetails(point, outline);
    case undefined:
      return undefined;
  }
}

// --- Internal ---

/** Who a sentence obliges: at most eight words before the verb that obliges. */
const duty =
  /^((?:[\p{L}\p{N}’'&-]+ ){0,7}[\p{L}\p{N}’'&-]+) (?:must|shall|will|should|is to|are to|agreed to|undertook to|needs? to|has to|have to|is required to|are required to|may not|cannot)\b/u;
const date =
  /\b(?:by|before|no later than|not later than|until|on|from|within|at the end of|in)\s+(?:the\s+)?(?:end of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{1,3}\s+(?:working\s+)?(?:days|weeks|months)|[a-z]+\s+(?:working\s+)?(?:days|weeks|months))(?:\s+\d{4})?/;
const status =
  /\b(?:provisional|estimated?|draft|forecast|projected|planned|unaudited|revised|corrected|approximately|about|around|up to|at least|not yet|interim)\b/i;

/** Who has to act and by when, as far as the statement says so. */
function actionDetails({ own, speaker }: Point): Details {
  const who = duty.exec(own)?.[1] ?? speaker?.name;
  const by = date.exec(own)?.[0];
  return { ...(who === undefined ? {} : { who }), ...(by === undefined ? {} : { by }) };
}

/** The figures of a statement, the section they stand in, and the word that says how firm they are. */
function figureDetails({ own, section }: Point, { sections }: Outline): Details {
  const figures = [...new Set(findFigures(own).flatMap(({ start, end, value }) => (isTelling(value) ? [own.slice(start, end)] : [])))];
  const firmness = status.exec(own)?.[0];
  const title = sections[section]?.title ?? '';
  return { figures, ...(title === '' ? {} : { section: title }), ...(firmness === undefined ? {} : { status: firmness }) };
}

/** No small count and no half of "2026-27". */
function isTelling(value: string): boolean {
  return /[^\d.]/.test(value) || (value.replace(/\D/g, '').length > 2 && !/^(?:1[5-9]|20)\d\d$/.test(value));
}
