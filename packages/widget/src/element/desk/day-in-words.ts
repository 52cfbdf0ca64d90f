/** "4 November 2026" of an ISO 8601 day, as letters write it; in the language of a locale that this browser knows. */
export function dayInWords(day: string, locale = 'en-GB'): string {
  const date = new Date(`${day}T00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  try {
    return date.toLocaleDateString(locale, form);
  } catch {
    return date.toLocaleDateString('en-GB', form);
  }
}
