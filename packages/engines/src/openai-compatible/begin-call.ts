import { AssayError } from '@assay/core';
import type { AdaptiveLimit } from './adaptive-limit.ts';
import type { CallEnding, CircuitBreaker } from './circuit-breaker.ts';
import { faultOf, isTrouble } from './fault-of.ts';

/** A call under way: it has a place, a deadline, and a breaker that is told how it ended. */
export interface Call {
  /** Ends with the caller's signal, or when the answer takes too long. */
  readonly signal: AbortSignal;
  /** Says that an answer has begun: what breaks now broke it off. */
  begun(): void;
  good(): void;
  /** What is to be thrown for anything that went wrong. */
  fault(error: unknown): unknown;
  /** Must be called whatever happened. */
  close(): void;
}

interface CallParts {
  readonly id: string;
  readonly limit: AdaptiveLimit;
  readonly breaker: CircuitBreaker;
  /** Why nothing is asked while the breaker is open. */
  readonly restingReason: string;
  readonly wholeMs: number;
}

/** Begins a call once there is a place for it; throws where the endpoint is left alone, or the caller stopped waiting. */
export async function beginCall({ id, limit, breaker, restingReason, wholeMs }: CallParts, given: AbortSignal): Promise<Call> {
  const end = breaker.begin();
  if (end === undefined)
    throw new AssayError('engine-busy', `Not asked: ${restingReason}. Try again later.`, { retryAfter: breaker.resting() });
  const leave = await enterInTime(limit, { id, given, end, wholeMs });
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), wholeMs);
  const signal = AbortSignal.any([given, late.signal]);
  let ending: CallEnding = 'other';
  let isBegun = false;
  return {
    signal,
    begun() {
      isBegun = true;
    },
    good() {
      ending = 'good';
    },
    fault(error) {
      // The SDK ends a stream that was aborted as if it were over.
      if (given.aborted) return given.reason;
      const found = late.signal.aborted
        ? new AssayError('engine-slow', `The engine "${id}" did not answer whole in time. Try again later, or raise "times" of the engine.`)
        : faultOf(error, { id, isBegun });
      ending = isTrouble(found) ? 'trouble' : 'other';
      return found;
    },
    close() {
      clearTimeout(timer);
      // An answer that nobody reads to its end would keep its connection.
      if (ending !== 'good') late.abort();
      end(ending);
      leave(ending === 'good');
    },
  };
}

// --- Internal ---

interface Waiting {
  readonly id: string;
  readonly given: AbortSignal;
  readonly end: (ending: CallEnding) => void;
  readonly wholeMs: number;
}

/** The wait for a place says nothing of the endpoint: who waits too long is told that it is busy. */
async function enterInTime(limit: AdaptiveLimit, { id, given, end, wholeMs }: Waiting): Promise<(isGood: boolean) => void> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), wholeMs);
  try {
    return await limit.enter(AbortSignal.any([given, late.signal]));
  } catch {
    end('other');
    if (given.aborted) throw given.reason;
    throw new AssayError(
      'engine-busy',
      `All places at the engine "${id}" are taken. Try again in a little while, or raise "atOnce" of the engine.`,
    );
  } finally {
    clearTimeout(timer);
  }
}
