import type { Feedback, RunQuery, RunStore, StoredRun } from '@assay/core';

/** A run that has ended. */
export const run = (id: string, changes: Partial<StoredRun> = {}): StoredRun => ({
  id,
  tool: 'summariser',
  engine: 'embedded',
  owner: 'ann',
  status: 'done',
  configuration: 'c0ffee00',
  createdAt: '2026-11-24T09:00:00.000Z',
  input: { document: 'a secret text' },
  recordKey: 'the key',
  restorations: { '[EMAIL-1]': 'ann@example.org' },
  ...changes,
});

/** What somebody said of it. */
export const feedback = (id: string, changes: Partial<Feedback> = {}): Feedback => ({
  run: id,
  tool: 'summariser',
  engine: 'embedded',
  configuration: 'c0ffee00',
  owner: 'ann',
  at: '2026-11-24T09:05:00.000Z',
  useful: false,
  reason: 'wrong',
  text: 'The year is wrong.',
  ...changes,
});

/** The runs that a query finds. */
export const idsOf = async (runs: RunStore, query: RunQuery) => (await Array.fromAsync(runs.find(query))).map(({ id }) => id);
