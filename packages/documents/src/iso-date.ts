const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const pattern = /\b(\d{1,2})(?:st|nd|rd|th)?\s{1,3}([a-z]{3,9})\.?\s{1,3}(\d{4})\b/i;

/** The first date of a text as YYYY-MM-DD: an ISO date or time, "3 July 2013", "Fri, 16 Dec 2022 17:04". */
export function isoDate(text: string): string | undefined {
  const iso = /^\s{0,9}(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso !== null) return validDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const date = readDate(text);
  return date === undefined ? undefined : validDate(date.year, date.month, date.day);
}

/** The first date of a text as it is written in letters: "16 December 2022". */
export function writtenDate(text: string): string | undefined {
  const date = readDate(text);
  if (date === undefined) return undefined;
  const month = months[date.month - 1] ?? '';
  return `${date.day} ${month.charAt(0).toUpperCase()}${month.slice(1)} ${date.year}`;
}

// --- Internal ---

function readDate(text: string): { year: number; month: number; day: number } | undefined {
  const [, day = '', name = '', year = ''] = pattern.exec(text.slice(0, 500)) ?? [];
  const month = name === '' ? 0 : months.findIndex((known) => known.startsWith(name.toLowerCase())) + 1;
  return month === 0 ? undefined : { year: Number(year), month, day: Number(day) };
}

function validDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
