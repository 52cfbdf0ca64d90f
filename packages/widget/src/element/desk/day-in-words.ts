import type { DeskWords } from './desk-words.ts';

/** "4 November 2026" of an ISO 8601 day, as letters write it. The names of months are ours: not every browser has them in Welsh. */
export function dayInWords(day: string, words: DeskWords): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? [];
  const name = words('desk.months').split(',')[Number(month) - 1];
  return name === undefined ? day : `${Number(date)} ${name} ${year}`;
}
