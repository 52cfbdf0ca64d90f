import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type PoolState, runPool, type Try } from './run-pool.ts';

const limits = { concurrency: 4, tries: 3, longestWait: 0.01 };
const items = Array.from({ length: 20 }, (_, index) => index);

async function run(work: (item: number, attempt: number) => Promise<Try<number>>, given = limits) {
  const done: number[] = [];
  const tries = new Map<number, number>();
  const states: PoolState[] = [];
  await runPool(
    items,
    given,
    work,
    (item, value, count) => {
      done.push(value);
      tries.set(item, count);
    },
    (state) => states.push(state),
  );
  return { done, tries, states };
}

describe('runPool', () => {
  test('every item is done once, and never more at once than the bound', async () => {
    let now = 0;
    let most = 0;
    const { done } = await run(async (item) => {
      now += 1;
      most = Math.max(most, now);
      await sleep(1);
      now -= 1;
      return { status: 'done', value: item };
    });
    expect([...done].sort((a, b) => a - b)).toEqual(items);
    expect(most).toBe(4);
  });

  test('one at a time keeps the order', async () => {
    const { done } = await run(async (item) => ({ status: 'done', value: item }), { ...limits, concurrency: 1 });
    expect(done).toEqual(items);
  });

  test('a busy engine is asked again, with fewer at once, and more again when it recovers', async () => {
    const { done, tries, states } = await run(async (item, attempt) =>
      item === 3 && attempt === 1 ? { status: 'busy', retryAfter: 0.005, otherwise: -1 } : { status: 'done', value: item },
    );
    expect(done).not.toContain(-1);
    expect(tries.get(3)).toBe(2);
    expect(states[0]).toEqual({ atOnce: 3, waitingSeconds: 0.005 });
    expect(states.at(-1)).toEqual({ atOnce: 4, waitingSeconds: 0 });
  });

  test('an engine that asks for an hour is waited for no longer than the bound', async () => {
    const { states } = await run(async (item, attempt) =>
      attempt === 1 && item === 0 ? { status: 'busy', retryAfter: 3_600, otherwise: -1 } : { status: 'done', value: item },
    );
    expect(states[0]?.waitingSeconds).toBe(0.01);
  });

  test('an item that finds the engine busy too often keeps its last outcome, so that a run ends', async () => {
    const { done, tries } = await run(async (item) => (item === 7 ? { status: 'busy', otherwise: -7 } : { status: 'done', value: item }));
    expect(done).toContain(-7);
    expect(tries.get(7)).toBe(3);
  });

  test('nothing new starts before the wait is over', async () => {
    let busyAt = 0;
    const starts: number[] = [];
    await run(
      async (item, attempt) => {
        starts.push(performance.now());
        if (item === 0 && attempt === 1) {
          busyAt = performance.now();
          return { status: 'busy', retryAfter: 0.05, otherwise: -1 };
        }
        return { status: 'done', value: item };
      },
      { ...limits, concurrency: 1, longestWait: 1 },
    );
    expect((starts[1] ?? 0) - busyAt).toBeGreaterThanOrEqual(45);
  });

  test('a broken promise ends the pool after what is under way', async () => {
    const started: number[] = [];
    const work = async (item: number): Promise<Try<number>> => {
      started.push(item);
      if (item === 5) throw new Error('broken');
      return { status: 'done', value: item };
    };
    await expect(run(work)).rejects.toThrow('broken');
    expect(started.length).toBeLessThan(items.length);
  });
});
