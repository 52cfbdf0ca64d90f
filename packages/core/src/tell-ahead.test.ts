import { expect, test } from 'vitest';
import { tellAhead } from './tell-ahead.ts';

const said = { type: 'progress', message: 'on' } as const;
const settle = () => new Promise((resolve) => setImmediate(resolve));

function waitingJournal() {
  const writes: PromiseWithResolvers<void>[] = [];
  const append = () => {
    const write = Promise.withResolvers<void>();
    writes.push(write);
    return write.promise;
  };
  return { writes, ...tellAhead({ append } as never) };
}

test('a tool does not wait for the disk, but never gets far ahead of it', async () => {
  const { writes, tell } = waitingJournal();
  for (let place = 0; place < 8; place += 1) await tell(said);
  let isTold = false;
  const ninth = tell(said).then(() => {
    isTold = true;
  });
  await settle();
  expect([writes.length, isTold]).toEqual([9, false]);
  for (const { resolve } of writes) resolve();
  await ninth;
});

test('told is when all of it is durable', async () => {
  const { writes, tell, told } = waitingJournal();
  await tell(said);
  let isTold = false;
  const all = told().then(() => {
    isTold = true;
  });
  await settle();
  expect(isTold).toBe(false);
  writes[0]?.resolve();
  await all;
});

test('a write that could not be made ends it: at the next event, or when asked whether all is told', async () => {
  for (const next of ['tell', 'told'] as const) {
    const { writes, tell, told } = waitingJournal();
    await tell(said);
    writes[0]?.reject(new Error('the disk is full'));
    await settle();
    await expect(next === 'tell' ? tell(said) : told()).rejects.toThrow('full');
  }
});
