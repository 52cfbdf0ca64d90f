import { dataFile } from '@assay/core';
import { z } from 'zod';

const day = z.iso.date();

const bankHolidays = dataFile(
  new URL('../../lexicons/bank-holidays.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    source: z.string(),
    reviewed: day,
    from: day,
    to: day,
    nations: z.record(z.enum(['england-and-wales', 'scotland', 'northern-ireland']), z.array(day).min(1)),
  }),
);

/** Whose bank holidays are no working days; `any` counts those of every part of the United Kingdom (FOIA 2000, s.10(6)). */
export type HolidaysOf = 'england-and-wales' | 'scotland' | 'northern-ireland' | 'any';

/** A day that was counted to, or the first and last day that the bank holidays are known for where it lies outside. */
export type CountedDay =
  | { readonly status: 'counted'; readonly day: string }
  | { readonly status: 'unknown'; readonly from: string; readonly to: string };

/** The `count`th working day after a day; the day itself may be any day. */
export function workingDaysAfter(start: string, count: number, holidays: HolidaysOf): CountedDay {
  const isWorking = workingDayTest(holidays);
  let left = count;
  let day = start;
  while (left > 0) {
    day = nextDay(day);
    if (!isKnown(day)) return unknown();
    if (isWorking(day)) left -= 1;
  }
  return isKnown(start) ? { status: 'counted', day } : unknown();
}

/** The day itself where it is a working day, else the next one. */
export function workingDayFrom(start: string, holidays: HolidaysOf): CountedDay {
  if (!isKnown(start)) return unknown();
  return workingDayTest(holidays)(start) ? { status: 'counted', day: start } : workingDaysAfter(start, 1, holidays);
}

/** The calendar day `count` days after a day. */
export function daysAfter(start: string, count: number): string {
  return isoDay(utc(start) + count * milliseconds);
}

/** The same date so many months later; the last day of that month where it has no such date. */
export function monthsAfter(start: string, count: number): string {
  const [year = 0, month = 0, date = 0] = start.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

// --- Internal ---

const milliseconds = 86_400_000;

const sets = new Map<HolidaysOf, ReadonlySet<string>>();

function workingDayTest(holidays: HolidaysOf): (day: string) => boolean {
  const known = sets.get(holidays) ?? new Set(daysOff(holidays));
  sets.set(holidays, known);
  return (day) => !known.has(day) && ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
}

function daysOff(holidays: HolidaysOf): readonly string[] {
  const { nations } = bankHolidays();
  return holidays === 'any' ? Object.values(nations).flat() : nations[holidays];
}

function isKnown(day: string): boolean {
  const { from, to } = bankHolidays();
  return day >= from && day <= to;
}

function unknown(): CountedDay {
  const { from, to } = bankHolidays();
  return { status: 'unknown', from, to };
}

function nextDay(day: string): string {
  return daysAfter(day, 1);
}

function utc(day: string): number {
  return Date.parse(`${day}T00:00Z`);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
