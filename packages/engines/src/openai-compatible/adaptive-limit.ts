/** How many calls an endpoint gets at once. */
export interface AdaptiveLimit {
  /** Waits for a place, in turn, and gives what leaves it again; rejects with the signal's reason where that ends the wait. */
  enter(signal: AbortSignal): Promise<(isGood: boolean) => void>;
  /** The endpoint said that it is busy. */
  noteBusy(): void;
  readonly atOnce: number;
}

/**
 * Additive increase, multiplicative decrease (Chiu and Jain 1989): a busy endpoint halves the number, as many good calls as
 * run at once raise it by one, up to the bound.
 */
export function adaptiveLimit(most: number): AdaptiveLimit {
  let atOnce = most;
  let running = 0;
  let good = 0;
  const waiting = new Set<() => void>();

  const start = () => {
    for (const go of waiting) {
      if (running >= atOnce) return;
      waiting.delete(go);
      running += 1;
      go();
    }
  };

  return {
    get atOnce() {
      return atOnce;
    },
    noteBusy() {
      atOnce = Math.max(1, Math.floor(atOnce / 2));
      good = 0;
    },
    async enter(signal) {
      await new Promise<void>((resolve, reject) => {
        signal.throwIfAborted();
        const giveUp = () => {
          waiting.delete(go);
          reject(signal.reason);
        };
        const go = () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.add(go);
        start();
      });
      return (isGood) => {
        running -= 1;
        good += isGood ? 1 : 0;
        if (good >= atOnce && atOnce < most) {
          atOnce += 1;
          good = 0;
        }
        start();
      };
    },
  };
}
