import { findFigures } from '@assay/language';
import type { Format } from './formats.ts';
import { isTelling } from './is-telling.ts';
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

/** What opens a condition, stands for somebody named before, or carries a clause of its own obliges nobody by name. */
const nobody =
  /^(?:if|where|when|unless|although|though|it|there|this|that|these|those|they|he|she|which|who|but|so|and)\b|\b(?:that|and|which|who|have|has|had|is|are|was|were)\b/i;

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const day = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${months})(?: \\d{4})?`;
const span = '(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:working |calendar )?(?:days|weeks|months)';
/** A deadline; only then a day on which something is done. */
const deadline = new RegExp(
  `\\b(?:by|before|until|no later than|not later than)(?: noon on| \\d{1,2}[ap]m on)? (?:the end of )?${day}\\b|\\bwithin ${span}\\b|\\b(?:by|before) the end of ${day}\\b`,
);
const onDay = new RegExp(`\\b(?:on|from|at the end of) ${day}\\b`);
const status =
  /\b(?:provisional|unaudited|unconfirmed|interim|draft)\b|\b(?:estimated|forecast|projected|planned|approximately|about|around|up to|at least|nearly|almost|over)(?= (?:£|€|\$)?\d)/i;

/** Who has to act and by when, as far as the statement says so. */
function actionDetails({ own, speaker }: Point): Details {
  const match = duty.exec(own);
  const subject = match?.[1];
  const who = subject !== undefined && !nobody.test(subject) ? subject : speaker?.name;
  const obliged = own.slice(match?.[0].length ?? 0);
  const by = (deadline.exec(obliged) ?? deadline.exec(own) ?? onDay.exec(obliged))?.[0];
  return { ...(who === undefined ? {} : { who }), ...(by === undefined ? {} : { by }) };
}

/** The figures of a statement, the section they stand in, and the word that says how firm they are. */
function figureDetails({ own, section }: Point, { sections }: Outline): Details {
  const figures = [...new Set(findFigures(own).flatMap(({ start, end, value }) => (isTelling(value) ? [own.slice(start, end)] : [])))];
  const firmness = status.exec(own)?.[0];
  const title = sections[section]?.title ?? '';
  return { figures, ...(title === '' ? {} : { section: title }), ...(firmness === undefined ? {} : { status: firmness }) };
}
