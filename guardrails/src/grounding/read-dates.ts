import { count, exactly, type Quantity, type QuantityKeys } from './quantity.ts';

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const pattern = new RegExp(
  [
    '\\b(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})\\b',
    '\\b(?<slashDay>\\d{1,2})[/.](?<slashMonth>\\d{1,2})[/.](?<slashYear>\\d{4}|\\d{2})\\b',
    `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${month})\\b\\.?(?:,? (?<year>\\d{4})\\b)?`,
    `\\b(?<monthFirst>${month})\\.? (?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.]\\d)(?:,? (?<yearAfter>\\d{4})\\b)?`,
    '\\b(?:the|by) (?<bareDay>\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:century|anniversary|edition|birthday|floor))',
    `\\b(?<monthOnly>${month})\\.?,? (?<yearOnly>\\d{4})\\b`,
    '\\b(?<spanYear>(?:19|20)\\d{2})[-–/](?<spanEnd>\\d{2})\\b',
    '\\bq(?<quarter>[1-4])\\b|\\b(?<quarterWord>first|second|third|fourth)[- ]quarter\\b',
    '\\b(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?\\s?(?<half>[ap])\\.?m\\b',
    '\\b(?<clockHour>[01]?\\d|2[0-3]):(?<clockMinute>[0-5]\\d)\\b(?!:)',
  ].join('|'),
  'gi',
);

/** Dates, times, quarters and spans of years, read the British way round: "14 March 2027", "14/03/2027" and "March 14, 2027" are one. */
export function readDates(text: string): readonly Quantity[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match, groups = {} }) => ({
    start: index,
    end: index + match.length,
    ...keysOf(groups),
  }));
}

// --- Internal ---

function keysOf(groups: Readonly<Record<string, string | undefined>>): QuantityKeys {
  const { isoYear, slashDay, slashYear, day, year, dayAfter, yearOnly, spanYear, quarter, quarterWord, hour, clockHour } = groups;
  if (isoYear !== undefined) return date(groups.isoDay, monthOf(groups.isoMonth), isoYear);
  if (slashDay !== undefined) return date(slashDay, monthOf(groups.slashMonth), slashYear?.length === 2 ? `20${slashYear}` : slashYear);
  // "10 may apply" is no date.
  if (day !== undefined && year === undefined && /^ma[ry]$/.test(groups.month ?? '')) return count(String(Number(day)));
  if (day !== undefined) return date(day, monthOf(groups.month), year);
  if (dayAfter !== undefined) return date(dayAfter, monthOf(groups.monthFirst), groups.yearAfter);
  if (groups.bareDay !== undefined)
    return { gives: [String(Number(groups.bareDay))], needs: [[`day ${Number(groups.bareDay)}`], [String(Number(groups.bareDay))]] };
  if (yearOnly !== undefined) return date(undefined, monthOf(groups.monthOnly), yearOnly);
  if (spanYear !== undefined) return exactly([spanYear, `${spanYear.slice(0, 2)}${groups.spanEnd}`]);
  if (hour !== undefined) return time((Number(hour) % 12) + (/p/i.test(groups.half ?? '') ? 12 : 0), groups.minute);
  if (clockHour !== undefined) return time(Number(clockHour), groups.clockMinute);
  return exactly([`quarter ${quarter ?? ordinals.indexOf(quarterWord?.toLowerCase() ?? '') + 1}`]);
}

const ordinals = ['first', 'second', 'third', 'fourth'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(name = ''): number {
  return /^\d/.test(name) ? Number(name) : months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function date(day: string | undefined, monthNumber: number, year: string | undefined): QuantityKeys {
  const monthKey = `month ${monthNumber}`;
  const dayKey = day === undefined ? [] : [`day ${Number(day)} of ${monthKey}`];
  const anyMonth = day === undefined ? [] : [`day ${Number(day)}`];
  const yearKey = year === undefined ? [] : [year];
  return { gives: [...dayKey, ...anyMonth, monthKey, ...yearKey], needs: [[...(day === undefined ? [monthKey] : dayKey), ...yearKey]] };
}

function time(hours: number, minutes = '0'): QuantityKeys {
  return exactly([`${hours * 60 + Number(minutes)} minutes past midnight`]);
}
