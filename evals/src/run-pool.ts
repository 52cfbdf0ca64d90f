import { setTimeout as sleep } from 'node:timers/promises';

/** How one try at an item came out: `busy` is tried again, after as many seconds as the engine asked for. */
export type Try<Done> =
  | { readonly status: 'done'; readonly value: Done }
  | { readonly status: 'busy'; readonly retryAfter?: number; readonly otherwise: Done };

/** How many run at once, and how long a busy engine is waited for. */
export interface PoolLimits {
  readonly concurrency: number;
  /** An item that finds the engine busy more often than this keeps its last outcome. */
  readonly tries: number;
  /** The longest wait before a next try, in seconds, whatever the engine asks for. */
  readonly longestWait: number;
}

/** What the pool is doing, for people who wait. */
export interface PoolState {
  readonly atOnce: number;
  readonly waitingSeconds: number;
}

/**
 * Works through items with a bounded number at once. Additive increase, multiplicative decrease (Chiu and Jain 1989):
 * a busy engine cuts the number to four fifths once per pause and stops new starts until the wait it asked for is over;
 * as many successes as run at once raise it by one again, up to the bound.
 */
export async function runPool<Item, Done>(
  items: readonly Item[],
  limits: PoolLimits,
  work: (item: Item, attempt: number) => Promise<Try<Done>>,
  onDone: (item: Item, value: Done, tries: number) => void,
  onState: (state: PoolState) => void = () => {},
): Promise<void> {
  let atOnce = Math.max(1, limits.concurrency);
  let successes = 0;
  let pausedUntil = 0;
  let running = 0;
  const waiting = items.map((item) => ({ item, tries: 0 })).reverse();
  let wake: () => void = () => {};

  const pause = (tries: number, asked: number | undefined) => {
    const now = performance.now();
    const seconds = Math.min(limits.longestWait, asked ?? 2 ** Math.min(tries - 1, 10));
    if (now >= pausedUntil) atOnce = Math.max(1, Math.floor(atOnce * 0.8));
    pausedUntil = Math.max(pausedUntil, now + seconds * 1_000);
    successes = 0;
    onState({ atOnce, waitingSeconds: seconds });
  };
  const grow = () => {
    successes += 1;
    if (successes < atOnce || atOnce >= limits.concurrency) return;
    atOnce += 1;
    successes = 0;
    onState({ atOnce, waitingSeconds: 0 });
  };

  const one = async (entry: { item: Item; tries: number }) => {
    const tries = entry.tries + 1;
    const outcome = await work(entry.item, tries);
    if (outcome.status === 'busy' && tries < limits.tries) {
      waiting.push({ item: entry.item, tries });
      pause(tries, outcome.retryAfter);
      return;
    }
    if (outcome.status === 'done') grow();
    onDone(entry.item, outcome.status === 'done' ? outcome.value : outcome.otherwise, tries);
  };

  let failure: { readonly error: unknown } | undefined;
  while (waiting.length > 0 || running > 0) {
    const rest = pausedUntil - performance.now();
    if (failure === undefined && waiting.length > 0 && running < atOnce && rest <= 0) {
      const entry = waiting.pop();
      if (entry === undefined) continue;
      running += 1;
      one(entry)
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => {
          running -= 1;
          wake();
        });
      continue;
    }
    if (failure !== undefined && running === 0) break;
    const changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await (running === 0 && rest > 0 ? sleep(rest) : changed);
  }
  if (failure !== undefined) throw failure.error;
}
