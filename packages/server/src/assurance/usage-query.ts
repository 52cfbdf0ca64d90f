import { AssayError, type UsageEntry, usageKeys } from '@assay/core';
import { z } from 'zod';
import { limits } from '../limits.ts';
import { parseQuery } from '../read-query.ts';
import type { ServerParts } from '../server-parts.ts';

/** Use of which days, and by what it is summed up. */
export const usageQuery = z.object({
  from: z.iso.date('must be a day such as 2026-11-27').optional().describe('The first day; the first of this month if not given.'),
  to: z.iso.date('must be a day such as 2026-11-27').optional().describe('The last day; today if not given.'),
  by: z.enum(usageKeys).default('tool').describe('What it is summed up by.'),
});

interface AskedUse {
  readonly from: string;
  readonly to: string;
  readonly by: z.output<typeof usageQuery>['by'];
  readonly entries: readonly UsageEntry[];
}

/** The entries of the days that were asked for; of this month where none were. */
export async function usageOf(
  query: Readonly<Record<string, string>>,
  { store, now }: Pick<ServerParts, 'store' | 'now'>,
): Promise<AskedUse> {
  const today = now().toISOString().slice(0, 10);
  const { from = `${today.slice(0, 7)}-01`, to = today, by } = parseQuery(query, usageQuery);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1 || days > limits.usageDays)
    throw new AssayError('bad-usage', `The query is not valid: from ${from} to ${to} must be 1 to ${limits.usageDays} days.`);
  return { from, to, by, entries: await store.usage.entries(from, to) };
}

// --- Internal ---

const dayMs = 86_400_000;
