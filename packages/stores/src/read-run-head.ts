import type { RunWork, StoredRun } from '@assay/core';
import { z } from 'zod';
import { readRow } from './read-row.ts';

const names = z.array(z.string());
const caller = z.object({
  id: z.string(),
  groups: names,
  roles: names,
  key: z.string().exactOptional(),
  tools: names.exactOptional(),
});
const status = z.enum(['running', 'done', 'blocked', 'withheld', 'failed', 'cancelled']);
const runWork = z.object({
  process: z.number(),
  since: z.string(),
  takenUp: z.int(),
  caller: caller.exactOptional(),
}) satisfies z.ZodType<RunWork>;
const keptHead = z.object({
  id: z.string(),
  tool: z.string(),
  engine: z.string(),
  owner: z.string(),
  configuration: z.string(),
  createdAt: z.string(),
  case: z.string().exactOptional(),
  recordKey: z.string(),
  work: runWork.exactOptional(),
});

/** What a row of `runs` says beside its content: its head, and the key that goes with the content. */
export function readRunHead(row: Readonly<Record<string, unknown>>): Omit<StoredRun, 'input' | 'restorations'> {
  const what = `run ${row.id}`;
  const work = typeof row.work === 'string' ? { work: readRow(row.work, runWork, what) } : {};
  const head = { ...readRow(row.body, keptHead, what), ...work, status: status.parse(row.status) };
  return typeof row.erased_at === 'string' ? { ...head, erasedAt: row.erased_at } : head;
}
