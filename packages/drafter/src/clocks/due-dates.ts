import { dataFile } from '@assay/core';
import { z } from 'zod';
import { type LetterKind, letterKinds } from '../letter-kinds.ts';
import { daysAfter, type HolidaysOf, monthsAfter, workingDayFrom, workingDaysAfter } from './working-days.ts';

const counted = { count: z.number().int().min(1).max(400), holidays: z.enum(['nation', 'any']).optional() };
const extension = z.strictObject({ when: z.string(), rule: z.enum(['working-days', 'months', 'days']), ...counted });

const clock = z.strictObject({
  id: z.string(),
  title: z.string(),
  kinds: z.array(z.enum(letterKinds)).min(1),
  rule: z.enum(['working-days', 'months', 'days', 'given']),
  count: counted.count.optional(),
  holidays: counted.holidays,
  source: z.string(),
  note: z.string(),
  later: z.array(extension),
});

const clocks = dataFile(
  new URL('../../lexicons/clocks.json', import.meta.url),
  z.strictObject({ why: z.string(), reviewed: z.iso.date(), clocks: z.array(clock).min(1) }),
);

/** By when a kind of letter must be answered, by which rule; `later` is what the law allows beyond it, and when. */
export const dueDate = z.object({
  kinds: z.array(z.enum(letterKinds)),
  title: z.string(),
  /** ISO 8601 day; empty where no date can be told, and `problem` says why. */
  due: z.string(),
  problem: z.string(),
  source: z.string(),
  note: z.string(),
  later: z.array(z.object({ when: z.string(), due: z.string() })),
});

export type DueDate = z.infer<typeof dueDate>;

/** What the clocks of a letter start from. */
export interface Receipt {
  /** ISO 8601 day. */
  readonly received: string;
  readonly nation: Exclude<HolidaysOf, 'any'>;
  /** Dates that the letter itself names for an answer, by kind. */
  readonly given: Readonly<Partial<Record<LetterKind, string>>>;
}

/** The clocks that run on a letter of these kinds, the first to end first. */
export function dueDates(kinds: readonly LetterKind[], receipt: Receipt): readonly DueDate[] {
  return clocks()
    .clocks.flatMap((clock) => {
      const own = clock.kinds.filter((kind) => kinds.includes(kind));
      return own.length === 0 ? [] : [dueBy(clock, own, receipt)];
    })
    .sort((a, b) => (a.due || '9999').localeCompare(b.due || '9999'));
}

// --- Internal ---

type Clock = z.infer<typeof clock>;
type Counting = Pick<z.infer<typeof extension>, 'count' | 'holidays'> & { readonly rule: 'working-days' | 'months' | 'days' };

function dueBy({ rule, count = 0, holidays, later, title, source, note }: Clock, kinds: readonly LetterKind[], receipt: Receipt): DueDate {
  const told = { kinds: [...kinds], title, source, note };
  if (rule === 'given') {
    const due = kinds.flatMap((kind) => receipt.given[kind] ?? []).sort()[0] ?? '';
    const problem = due === '' ? 'The letter names no date that can be read. Enter the date: it is never computed.' : '';
    return { ...told, due, problem, later: [] };
  }
  const first = countTo({ rule, count, holidays }, receipt);
  if (first.status === 'unknown') return { ...told, due: '', problem: outside(first), later: [] };
  const longer = later.flatMap(({ when, ...counting }) => {
    const found = countTo(counting, receipt);
    return found.status === 'unknown' ? [] : [{ when, due: found.day }];
  });
  return { ...told, due: first.day, problem: '', later: longer };
}

function countTo({ rule, count, holidays }: Counting, { received, nation }: Receipt) {
  const whose = holidays === 'any' ? 'any' : nation;
  if (rule === 'working-days') return workingDaysAfter(received, count, whose);
  if (rule === 'months') return workingDayFrom(monthsAfter(received, count), whose);
  return { status: 'counted' as const, day: daysAfter(received, count) };
}

function outside({ from, to }: { readonly from: string; readonly to: string }): string {
  return `Bank holidays are known from ${from} to ${to} only, so no date is told. Add the year to bank-holidays.json, with its source.`;
}
