import { expect, test } from 'vitest';
import type { RunEvent } from './run-event.ts';
import { openRunJournal } from './run-journal.ts';

const now = () => new Date('2026-01-01T00:00:00Z');
const said = (message: string) => ({ type: 'progress', message }) as const;

/** Keeps what is written when told to, or not. */
function slowStore() {
  const writes: { readonly events: readonly RunEvent[]; readonly done: () => void; readonly fail: () => void }[] = [];
  const append = (_: string, ...events: readonly RunEvent[]) =>
    new Promise<void>((resolve, reject) => {
      writes.push({ events, done: resolve, fail: () => reject(new Error('the disk is full')) });
    });
  return { writes, journal: openRunJournal('r', { append } as never, now) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const messages = ({ events }: { readonly events: readonly RunEvent[] }) =>
  events.map((event) => (event.type === 'progress' ? `${event.sequence} ${event.message}` : event.type));

test('what is appended while a write goes on is kept in one write after it, in its order', async () => {
  const { writes, journal } = slowStore();
  const appended = [journal.append(said('a')), journal.append(said('b')), journal.append(said('c'), said('d'))];
  await settle();
  expect(writes.map(messages)).toEqual([['1 a', '2 b', '3 c', '4 d']]);
  const later = journal.append(said('e'));
  await settle();
  expect(writes).toHaveLength(1);
  writes[0]?.done();
  await Promise.all(appended);
  await settle();
  expect(writes.slice(1).map(messages)).toEqual([['5 e']]);
  writes[1]?.done();
  await later;
});

test('nobody who follows sees an event before it is durable, nor ever one that could not be made so', async () => {
  const { writes, journal } = slowStore();
  const seen: string[] = [];
  const stop = new AbortController();
  const following = (async () => {
    for await (const event of journal.follow(0, stop.signal)) seen.push(...messages({ events: [event] }));
  })();
  const first = journal.append(said('lost'));
  await settle();
  expect(seen).toEqual([]);
  writes[0]?.fail();
  await expect(first).rejects.toThrow('full');
  const second = journal.append(said('kept'));
  await settle();
  writes[1]?.done();
  await second;
  await settle();
  expect(seen).toEqual(['1 kept']);
  stop.abort();
  await following;
});
