/** How a call ended: `other` says nothing of the endpoint, such as a request that it rightly refused. */
export type CallEnding = 'good' | 'trouble' | 'other';

/** Keeps calls from an endpoint that is in trouble. */
export interface CircuitBreaker {
  /** Seconds until it may be asked again; undefined where it may be asked now. */
  resting(): number | undefined;
  /** Begins a call and gives what ends it; undefined while it rests. After a pause one call tries it. */
  begin(): ((ending: CallEnding) => void) | undefined;
}

/** So many calls in a row that meet trouble open the circuit. */
const mostTroubles = 5;

/** The first pause in milliseconds; each that follows a trial in trouble is twice as long, up to the longest. */
const firstPause = 10_000;
const longestPause = 300_000;

/** A circuit breaker after Nygard (Release It!, 2nd edition, chapter 5): closed, open for a pause, then half open for one trial. */
export function circuitBreaker(now: () => number): CircuitBreaker {
  let troubles = 0;
  let pause = firstPause;
  let openUntil: number | undefined;
  let isTrying = false;

  const resting = () => {
    if (openUntil === undefined) return undefined;
    if (now() < openUntil) return Math.ceil((openUntil - now()) / 1_000);
    return isTrying ? 1 : undefined;
  };
  return {
    resting,
    begin() {
      if (resting() !== undefined) return undefined;
      const isTrial = openUntil !== undefined;
      if (isTrial) isTrying = true;
      return (ending) => {
        if (isTrial) isTrying = false;
        if (ending === 'good') {
          troubles = 0;
          pause = firstPause;
          openUntil = undefined;
        } else if (ending === 'trouble') {
          troubles += 1;
          if (troubles < mostTroubles) return;
          if (isTrial) pause = Math.min(longestPause, pause * 2);
          openUntil = now() + pause;
        }
      };
    },
  };
}
