/** "4 November 2026" of an ISO 8601 day, as letters write it. */
export function dayInWords(day: string): string {
  const date = new Date(`${day}T00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
