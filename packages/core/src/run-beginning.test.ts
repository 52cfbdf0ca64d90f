import { expect, test } from 'vitest';
import { beginRun } from './run-beginning.ts';
import type { RunEventBody } from './run-event.ts';
import { memoryParts } from './testing/memory-parts.ts';

const caller = { id: 'ann', groups: [], roles: [] };
const session = { restore: (text: string) => text.replaceAll('[new-1]', 'Jane Osei'), restorations: () => ({ '[new-1]': 'Jane Osei' }) };
const kept: readonly RunEventBody[] = [
  { type: 'progress', message: 'Reading' },
  { type: 'text', text: '[old-1] writes', citations: [] },
];

async function taken() {
  const { parts } = memoryParts();
  const about = { tool: 'sample', engine: 'embedded', owner: 'ann', status: 'running', configuration: 'c1', createdAt: 't' } as const;
  const run = { ...about, id: 'r', input: null, recordKey: 'ab', restorations: { '[old-1]': 'Jane Osei' } };
  const events = kept.map((event, place) => ({ ...event, sequence: place + 1, at: 't' }));
  for (const event of events) await parts.store.runs.append('r', event);
  return { parts, begun: beginRun(parts, { caller, left: { run, events } }) };
}

test('a run that is taken up restores what both of its beginnings took out', async () => {
  const { begun } = await taken();
  expect(begun.values(session)).toEqual({ '[old-1]': 'Jane Osei', '[new-1]': 'Jane Osei' });
  expect(begun.restore(session)('[old-1] and [new-1]')).toBe('Jane Osei and Jane Osei');
  expect([begun.id, begun.recordKey.toString('hex'), begun.opening]).toEqual(['r', 'ab', 'run-resumed']);
});

test('what it tells alike is not told twice, whichever placeholders it is kept with', async () => {
  const { begun, parts } = await taken();
  const journal = begun.openJournal(session);
  await journal.append({ type: 'progress', message: 'Reading' });
  await journal.append({ type: 'text', text: '[new-1] writes', citations: [] });
  await journal.append({ type: 'text', text: 'to us', citations: [] });
  expect((await parts.store.runs.events('r', 0)).map((event) => ('text' in event ? event.text : event.type))).toEqual([
    'progress',
    '[old-1] writes',
    'to us',
  ]);
});

test('a reader hears what was kept, that it no longer stands, and what is told instead', async () => {
  const { begun } = await taken();
  const journal = begun.openJournal(session);
  await journal.append({ type: 'progress', message: 'Reading' });
  await journal.append({ type: 'text', text: '[new-1] calls', citations: [] });
  await journal.append({ type: 'ended', status: 'done' });
  const heard = await Array.fromAsync(journal.follow(0));
  expect(heard.map((event) => ('text' in event ? event.text : event.type))).toEqual([
    'progress',
    '[old-1] writes',
    'restarted',
    'progress',
    '[new-1] calls',
    'ended',
  ]);
  expect(heard.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
});
