import type { Language } from './words.ts';

/** "4 November 2026" of an ISO 8601 day or moment, as people write it; anything else as it stands. */
export function dayInWords(day: string, language: Language = 'en-GB'): string {
  const moment = /^\d{4}-\d{2}-\d{2}/.test(day) ? new Date(`${day.slice(0, 10)}T00:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(moment.getTime())) return day;
  return moment.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
