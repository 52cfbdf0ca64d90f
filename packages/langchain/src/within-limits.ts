/** What ended a wait: the caller's signal gives its own reason, a limit of time this one. */
export class OutOfTime extends Error {}

interface Limits {
  readonly signal: AbortSignal;
  readonly timeMs: number;
}

/** Waits for work that may not listen to its signal: the caller's abort, or the time, ends the wait all the same. */
export async function withinLimits<Value>(work: Promise<Value>, { signal, timeMs }: Limits): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  let giveUp = () => {};
  const ended = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    timer = setTimeout(() => reject(new OutOfTime('out of time')), timeMs);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
    // What it still comes to is nobody's any more.
    work.catch(() => {});
  }
}
