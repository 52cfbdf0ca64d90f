/** The ISO 8601 week of a day: "2026-W48". The week belongs to the year that its Thursday is in. */
export function isoWeek(day: string): string {
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
  return `${year}-W${`${Math.floor(days / 7) + 1}`.padStart(2, '0')}`;
}
